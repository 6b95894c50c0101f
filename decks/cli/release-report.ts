/** What a deck means for those who learn with its last release, as problems and notes. */
import { MANIFEST_FILE } from '#format/manifest.ts';
import { locateQuestion } from '#format/question.ts';
import { compareReleases } from '#format/release.ts';
import type { Problem } from '#format/types.ts';
import type { DeckOnDisk } from './deck-files.ts';
import { plural } from './report.ts';

export interface ReleaseReport {
  /** What nobody wants: lost progress, or an update that is not one. */
  readonly problems: readonly Problem[];
  /** What may well be intended. */
  readonly notes: readonly Problem[];
}

/** Compares a deck with its previous release. */
export function releaseReport(old: DeckOnDisk, now: DeckOnDisk): ReleaseReport {
  const { difference, owner, version, renamed, replaced } = compareReleases(old.deck, now.deck);
  const { manifest: before } = old.deck;
  const { manifest: after } = now.deck;
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const inManifest = (field: string, message: string, remedy: string): Problem => ({
    file: MANIFEST_FILE,
    line: lineOf(now.files.get(MANIFEST_FILE) ?? '', field),
    message,
    remedy,
  });
  if (after.id !== before.id) {
    problems.push(
      inManifest(
        'id',
        `The last release has the id \`${before.id}\`, this one \`${after.id}\`: it would be another deck.`,
        `Write \`id: ${before.id}\`, so that progress is kept; or pack without --against.`,
      ),
    );
  } else if (owner === 'other') {
    problems.push(
      inManifest(
        'authors',
        `The last release is by ${before.authors.join(', ')}, and none of them is an author of this one.`,
        'Name them as authors as well if it is their deck; if not, give yours an id of its own.',
      ),
    );
  }
  if (version === 'older' || version === 'unchanged') {
    const why =
      version === 'older'
        ? `The last release has the version ${before.version}, which is newer than ${after.version}.`
        : `The deck has changed since version ${before.version}, but still has that version.`;
    problems.push(inManifest('version', why, 'Raise `version`.'));
  }
  for (const { before: was, after: is } of renamed) {
    problems.push({
      ...placeOf(now, is),
      message: `The question \`${is}\` was \`${was}\` in the last release: everybody would start it from scratch.`,
      remedy: `Write \`id: ${was}\`. If it should start from scratch, change what it asks.`,
    });
  }
  for (const id of replaced) {
    notes.push({
      ...placeOf(now, id),
      message: `The question \`${id}\` asks about a different program than in the last release, and learners keep their progress on it.`,
      remedy: 'Give it a new id if it is another question.',
    });
  }
  const gone = difference.removed.filter((id) => !renamed.some(({ before: was }) => was === id));
  const { added, changed } = difference;
  notes.push(
    inManifest(
      'version',
      `Since version ${before.version}: ${plural(added.length, 'question')} new, ${changed.length} changed, ` +
        `${difference.removed.length} removed${gone.length > 0 ? ` (${gone.slice(0, 10).join(', ')}${gone.length > 10 ? ', ...' : ''})` : ''}.`,
      'What was learnt of a removed question is kept in case it returns.',
    ),
  );
  return { problems, notes };
}

function placeOf({ deck, files }: DeckOnDisk, id: string): Pick<Problem, 'file' | 'line'> {
  const file = deck.questions.find(({ question }) => question.id === id)?.file ?? MANIFEST_FILE;
  const located = locateQuestion(file, files.get(file) ?? '');
  return { file, line: located.ok ? located.value.lines.id : 1 };
}

function lineOf(text: string, field: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1 || 1;
}
