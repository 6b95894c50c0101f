/** What the screen on which questions are written shows, and what can be done there. */
import type { Model } from '#engine/models/models.ts';
import type { PlacedQuestion } from '#format/types.ts';
import type { Notice } from '#session/app/notices.ts';
import type { FolderChange } from './change-folder.ts';
import type { Found } from './check.ts';
import type { Details } from './details.ts';
import type { OpenedDeck } from './own-deck.ts';
import type { Tried } from './try-answer.ts';

export const PANES = ['text', 'card', 'runs', 'try'] as const;
export type Pane = (typeof PANES)[number];

/** What is to be written. */
export interface WriteRequest {
  /** A deck of one's own; a new one where it is absent and there is none. */
  readonly deckId?: string;
  /** Whether a new deck is wanted in any case. */
  readonly fresh?: boolean;
  /** The question to begin with, by its id. */
  readonly questionId?: string;
  /** A program to make a question of. */
  readonly program?: string;
}

/** A question in the list: in the deck, or only begun. */
export interface Entry {
  /** The draft's id, or the file in the deck. */
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  /** Whether there is text that is not in the deck. */
  readonly draft: boolean;
}

/** The question in the editor. */
export interface Page {
  /** The id of its draft. */
  readonly draft: string;
  readonly unit: string;
  readonly file: string | undefined;
  readonly text: string;
  /** The text as it is in the deck; undefined for a new one. */
  readonly stored: string | undefined;
}

export interface WriteState {
  /** `details`: the deck is described before anything is written. */
  readonly shown: 'loading' | 'details' | 'text';
  readonly deck: OpenedDeck | undefined;
  readonly details: Details;
  readonly page: Page | undefined;
  readonly entries: readonly Entry[];
  /** What is known of the text; of an earlier one while `status` is not `idle`. */
  readonly found: Found | undefined;
  /** What was found last of a text that was run; it stays while another is on its way. */
  readonly ran: Found | undefined;
  readonly status: 'idle' | 'booting' | 'running' | 'judging' | 'saving';
  /** The last question that could be read, for the card. */
  readonly card: PlacedQuestion | undefined;
  /** Line of the program's text that an exception came through last, from 1 in the file. */
  readonly errorLine: number | undefined;
  /** Index of the problem that a key mends. */
  readonly problem: number;
  readonly tried: Tried | undefined;
  readonly notice: Notice | undefined;
  /** What is shown beside the text; at a narrow window in its place. */
  readonly pane: Pane;
  readonly showPane: (pane: Pane) => void;
  /** The next pane, for a key. */
  readonly nextPane: () => void;
  readonly open: (request: WriteRequest) => Promise<void>;
  readonly edit: (text: string) => void;
  /** Does what is usually done in a pause. */
  readonly check: () => void;
  /** Puts the question into the deck, once it is in order. */
  readonly save: () => Promise<void>;
  readonly choose: (key: string) => Promise<void>;
  readonly begin: (unit?: string) => Promise<void>;
  readonly nextProblem: () => void;
  /** Applies the remedy of a problem; of the current one where it is left out. */
  readonly mend: (problem?: number) => void;
  /** What would be said to a learner who predicts this output? */
  readonly tryOut: (answer: string) => Promise<void>;
  readonly describe: (details: Details) => Promise<void>;
  readonly showDetails: () => void;
  readonly change: (change: FolderChange) => Promise<void>;
  /** Throws away what is not in the deck: the whole question where it is new. */
  readonly discard: () => Promise<void>;
  /** The models in words. */
  readonly catalogue: () => Promise<readonly Model[]>;
  readonly say: (notice: Notice | undefined) => void;
  /** Keeps what was typed. */
  readonly close: () => Promise<void>;
}
