/** The state of the screen for writing questions, and its actions. */
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

/** What to write. */
export interface WriteRequest {
  /** A deck of the learner's own; if absent and there is none, a new one. */
  readonly deckId?: string;
  /** Whether the deck is somebody else's: questions are changed for the learner only. */
  readonly theirs?: boolean;
  /** Whether to create a new deck in any case. */
  readonly fresh?: boolean;
  /** The question to start with, by its id. */
  readonly questionId?: string;
  /** A program to make a question from. */
  readonly program?: string;
}

/** A question in the list: in the deck, or a draft. */
export interface Entry {
  /** The draft's id, or the file in the deck. */
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  /** Whether it has text that is not in the deck. */
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
  /** The results for the text; for an earlier one while `status` is not `idle`. */
  readonly found: Found | undefined;
  /** The last results of a run; they stay while another is in progress. */
  readonly ran: Found | undefined;
  readonly status: 'idle' | 'booting' | 'running' | 'judging' | 'saving';
  /** The last valid question, for the preview. */
  readonly card: PlacedQuestion | undefined;
  /** The last line of the program in an exception's traceback, from 1 in the file. */
  readonly errorLine: number | undefined;
  /** Index of the problem that a key fixes. */
  readonly problem: number;
  readonly tried: Tried | undefined;
  readonly notice: Notice | undefined;
  /** The pane beside the text; in a narrow window it replaces the text. */
  readonly pane: Pane;
  readonly showPane: (pane: Pane) => void;
  /** The next pane, for a key. */
  readonly nextPane: () => void;
  readonly open: (request: WriteRequest) => Promise<void>;
  readonly edit: (text: string) => void;
  /** Does now what is usually done in a pause. */
  readonly check: () => void;
  /** Puts the question into the deck, once it is valid. */
  readonly save: () => Promise<void>;
  readonly choose: (key: string) => Promise<void>;
  readonly begin: (unit?: string) => Promise<void>;
  readonly nextProblem: () => void;
  /** Applies the remedy of a problem; by default of the current one. */
  readonly mend: (problem?: number) => void;
  /** The verdict that a learner with this prediction would get. */
  readonly tryOut: (answer: string) => Promise<void>;
  readonly describe: (details: Details) => Promise<void>;
  readonly showDetails: () => void;
  readonly change: (change: FolderChange) => Promise<void>;
  /** Goes back to the author's text of a question in somebody else's deck. */
  readonly restore: () => Promise<void>;
  /** Discards what is not in the deck: the whole question if it is new. */
  readonly discard: () => Promise<void>;
  /** The statements of the models. */
  readonly catalogue: () => Promise<readonly Model[]>;
  readonly say: (notice: Notice | undefined) => void;
  /** Stores what was typed. */
  readonly close: () => Promise<void>;
}
