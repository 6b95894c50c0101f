/** What is done with the files of a class; loaded when the first one comes or goes. */
import type { StoreApi } from 'zustand/vanilla';
import type { Given, GivenAnswers } from '#format/given-answers.ts';
import { LONGEST_NAME, writeGiven } from '#format/given-answers.ts';
import type { IncomingFile } from '#platform/platform.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { withLayer, withoutLayer } from '#session/view.ts';
import { getDeck, questionsOfDeck } from '#store/decks.ts';
import { progressOf } from '#store/progress.ts';
import type { NoticesState } from './notices.ts';
import { NOTICES } from './texts.ts';

/** The files of one deck; none of their content is stored. */
export interface Class {
  readonly deck: GivenAnswers['deck'];
  /** One per learner. */
  readonly files: readonly { readonly from: string; readonly given: GivenAnswers }[];
  /** Rejected files, each with the reason. */
  readonly refused: readonly { readonly from: string; readonly why: string }[];
  /** The models' statements, by id. */
  readonly statements: Readonly<Record<string, string>>;
}

export interface ClassState {
  readonly class: Class | undefined;
  /** Adds a learner's answers to the class on screen, and shows it. */
  readonly addAnswers: (file: IncomingFile) => Promise<void>;
  readonly closeClass: () => void;
  /** Saves the answers to a deck, with the learner's name if one is given. */
  readonly giveAnswers: (deckId: string, name: string) => Promise<void>;
}

export interface ClassFiles {
  readonly add: (file: IncomingFile) => Promise<void>;
  readonly give: (deckId: string, typed: string) => Promise<void>;
}

export function createClassFiles(
  store: StoreApi<ClassState & NoticesState & View>,
  { db, platform, reader, keys }: Services,
): ClassFiles {
  async function add({ name: from, bytes }: IncomingFile): Promise<void> {
    const read = await reader.read({ kind: 'given', name: from, bytes });
    const now = store.getState().class;
    if (!read.ok) {
      const why = read.problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' ');
      if (now === undefined) throw new Error(NOTICES.noAnswerFile(from, why));
      show({ ...now, refused: [...now.refused, { from, why }] });
      return;
    }
    const given = read.value;
    if (now !== undefined && now.deck.id !== given.deck.id) {
      show({
        ...now,
        refused: [...now.refused, { from, why: NOTICES.otherDeck(given.deck.title) }],
      });
      return;
    }
    const models = await keys.catalogue().catch(() => []);
    show({
      deck: given.deck,
      refused: now?.refused ?? [],
      statements: Object.fromEntries(models.map(({ id, statement }) => [id, statement])),
      files: [...(now?.files ?? []).filter((file) => !isSame(file.given, given)), { from, given }],
    });
  }

  function show(next: Class): void {
    const { layers } = store.getState();
    store.setState({ class: next, layers: withLayer(layers, { kind: 'class' }) });
  }

  async function give(deckId: string, typed: string): Promise<void> {
    const deck = await getDeck(db, deckId);
    if (deck === undefined) throw new Error(NOTICES.deckGone);
    const rows = await questionsOfDeck(db, deckId);
    const answers = await progressOf(
      db,
      rows.map(({ id }) => id),
    );
    if (answers.length === 0) throw new Error(NOTICES.noAnswers);
    const { id, title, version } = deck.manifest;
    const name = typed.trim().slice(0, LONGEST_NAME);
    const text = writeGiven({
      deck: { id, title, version },
      name: name === '' ? undefined : name,
      answers: answers.map(({ question, correct, explainedBy }): Given => ({
        question,
        correct: correct === 1,
        beliefs: explainedBy ?? [],
      })),
    });
    const { layers } = store.getState();
    store.setState({ layers: withoutLayer(layers, 'give-answers') });
    const file = `answers-${id}.loopwise-answers`;
    const { saved } = await platform.saveFile('answers', file, new TextEncoder().encode(text));
    if (saved) store.getState().say({ tone: 'done', text: NOTICES.exported(file) });
  }

  return { add, give };
}

/** A learner's later file replaces an earlier one; the same file counts once. */
function isSame(one: GivenAnswers, other: GivenAnswers): boolean {
  return one.name !== undefined && other.name !== undefined
    ? one.name === other.name
    : JSON.stringify(one) === JSON.stringify(other);
}
