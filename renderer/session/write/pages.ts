/** The questions of a deck that is being written, as pages of an editor. Pure. */
import { dashed, freeId } from '#format/deck-id.ts';
import { newQuestionText } from '#format/new-question.ts';
import type { Problem } from '#format/types.ts';
import type { QuestionDraft } from '#store/drafts.ts';
import type { Found } from './check.ts';
import type { OpenedDeck } from './own-deck.ts';
import type { Entry, Page } from './state.ts';
import { WRITING } from './texts.ts';

/** The questions of a deck in their order, followed by drafts. */
export function entriesOf(deck: OpenedDeck, drafts: readonly QuestionDraft[]): readonly Entry[] {
  const changed = new Set(drafts.map(({ file }) => file));
  const stored = deck.questions.map(({ file, unit, question }) => ({
    key: file,
    title: question.id,
    unit,
    draft: changed.has(file),
  }));
  const begun = drafts
    .filter(({ file }) => file === undefined)
    .map(({ id, unit, text }) => ({ key: id, title: titleOf(text), unit, draft: true }));
  return [...stored, ...begun];
}

/** The page of a draft. */
export function pageOf({ id, unit, file, text }: QuestionDraft, deck: OpenedDeck): Page {
  const stored = file === undefined ? undefined : deck.folder.get(file);
  return { draft: id, unit, file, text, stored };
}

/** The draft of a page, with the time in ms. */
export function draftOf(page: Page, { manifest, saved }: OpenedDeck, at: number): QuestionDraft {
  const { draft: id, unit, file, text } = page;
  return {
    id,
    deckId: manifest.id,
    ...(saved ? {} : { manifest }),
    unit,
    ...(file === undefined ? {} : { file }),
    text,
    at,
  };
}

/** The text of a new question of a unit, with a program if there is one. */
export function begunText(
  deck: OpenedDeck,
  drafts: readonly QuestionDraft[],
  unit: string,
  program: string | undefined,
): string {
  const taken = new Set([
    ...deck.questions.map(({ question }) => question.id),
    ...drafts.map(({ text }) => titleOf(text)),
  ]);
  const concept =
    deck.questions.findLast((placed) => placed.unit === unit)?.question.concept ??
    deck.manifest.units.find(({ id }) => id === unit)?.concepts?.[0]?.id ??
    unit;
  return newQuestionText({
    id: freeId(`${unit}-${deck.questions.length + 1}`, taken),
    concept,
    ...(program === undefined ? {} : { program }),
  });
}

/** The earlier results for the same text, until there are new ones. */
export function keptOf(before: Found | undefined, now: Found): Partial<Found> {
  if (before?.text !== now.text || before.judged === undefined) return {};
  const { judged, problems, notes, variants, outputs, applying } = before;
  return { judged, problems, notes, variants, outputs, applying };
}

/** The id in a text's front matter. */
function titleOf(text: string): string {
  const id = /^id:\s*(\S+)/mu.exec(text)?.[1];
  return id === undefined || dashed(id) === '' ? 'untitled' : id;
}

/** The first of some problems, as a sentence. */
export function sentenceOf([first]: readonly Problem[]): string {
  if (first === undefined) return WRITING.notWritten;
  const { file, line, message, remedy } = first;
  return WRITING.problem(file, line, message, remedy);
}
