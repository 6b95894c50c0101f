/** What a new release of a deck means for those who learn with the old one. Pure. */
import { difference, type DeckDifference } from './difference.ts';
import type { Manifest, Question } from './types.ts';
import { compareVersions } from './version.ts';

/** The part of a release that is compared, known from a deck file or the database. */
export interface Release {
  readonly manifest: Pick<Manifest, 'id' | 'version' | 'authors'>;
  readonly questions: readonly ReleasedQuestion[];
}

export interface ReleasedQuestion {
  readonly question: Question;
  readonly unit: string;
  readonly hash: string;
}

/** A question that looks the same under another id. */
export interface Renamed {
  readonly before: string;
  readonly after: string;
}

export interface ReleaseComparison {
  readonly difference: DeckDifference;
  /** `other`: another id or another author, so not an update. */
  readonly owner: 'same' | 'other';
  /** `unchanged`: the version is the same although something differs. */
  readonly version: 'newer' | 'older' | 'same' | 'unchanged';
  /** Progress on these would start again from zero. */
  readonly renamed: readonly Renamed[];
  /** Ids whose question was replaced by another: progress on the old one says little about it. */
  readonly replaced: readonly string[];
}

/** The share of equal lines that makes one question an edit of the other. */
const ALIKE = 0.5;

/** Compares a release with the previous one. */
export function compareReleases(before: Release, after: Release): ReleaseComparison {
  const changes = difference(before.questions.map(listed), after.questions.map(listed));
  const old = new Map(before.questions.map(({ question }) => [question.id, question]));
  const now = new Map(after.questions.map(({ question }) => [question.id, question]));
  const differs = changes.added.length + changes.removed.length + changes.changed.length > 0;
  const order = compareVersions(after.manifest.version, before.manifest.version);
  return {
    difference: changes,
    owner: sameOwner(before.manifest, after.manifest) ? 'same' : 'other',
    version: order > 0 ? 'newer' : order < 0 ? 'older' : differs ? 'unchanged' : 'same',
    renamed: renamedOf(pick(changes.removed, old), pick(changes.added, now)),
    replaced: changes.changed.filter((id) => {
      const [was, is] = [old.get(id), now.get(id)];
      return was !== undefined && is !== undefined && !isEditOf(was, is);
    }),
  };
}

function listed({ question, unit, hash }: ReleasedQuestion) {
  return { id: question.id, unit, hash };
}

function pick(ids: readonly string[], from: ReadonlyMap<string, Question>): readonly Question[] {
  return ids.flatMap((id) => from.get(id) ?? []);
}

function sameOwner(one: Release['manifest'], other: Release['manifest']): boolean {
  return one.id === other.id && one.authors.some((author) => other.authors.includes(author));
}

function renamedOf(removed: readonly Question[], added: readonly Question[]): readonly Renamed[] {
  const left = new Set(added);
  return removed.flatMap((was): readonly Renamed[] => {
    const lines = linesOf(was);
    let best: Question | undefined;
    let most: number = ALIKE;
    for (const candidate of left) {
      const alike = candidate.kind === was.kind ? likeness(lines, linesOf(candidate)) : 0;
      // A question that merely got another id has nearly all lines in common.
      if (alike > most) [best, most] = [candidate, alike];
    }
    if (best === undefined) return [];
    left.delete(best);
    return [{ before: was.id, after: best.id }];
  });
}

/** Whether one question is the other with some words or values changed. */
function isEditOf(before: Question, after: Question): boolean {
  return before.kind === after.kind && likeness(linesOf(before), linesOf(after)) >= ALIKE;
}

/** What is asked, line by line: the program, or the choices if there is none. */
function linesOf(question: Question): readonly string[] {
  const { program, prompt } = question;
  const choices = question.kind === 'choice' ? question.choices.map(({ text }) => text) : [];
  const lines = `${program === '' ? prompt : program}\n${choices.join('\n')}`
    .split('\n')
    .map((line) => line.trim());
  // Lines that every program has are not characteristic of a question.
  return lines.filter((line) => line !== '' && !COMMON.test(line));
}

const COMMON = /^(?:import asyncio|async def main\(\):|asyncio\.run\(main\(\)\))$/u;

/** Lines in common, as a fraction of those of the longer one. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of one) left.set(line, (left.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of other) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(line, count - 1);
  }
  return common / Math.max(1, one.length, other.length);
}
