/** Markdown questions without a deck: a single file, or a zipped folder. Pure. */
import { locateQuestion } from '#format/question.ts';
import { LIMITS } from '#format/limits.ts';
import { MANIFEST_FILE } from '#format/manifest.ts';
import { readPackage } from '#format/package.ts';
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import { decodeUtf8 } from '#format/utf8.ts';
import { listZip, openEntry } from '#format/zip.ts';
import type { ForeignDeck } from './foreign-deck.ts';
import { deckFolder, manifestFor, slug } from './new-deck.ts';

const LONE = 'The file holds one question; it was put into a deck of its own.';

/** One question file. */
export function readLooseMarkdown(name: string, text: string): Result<ForeignDeck> {
  const located = locateQuestion(name, text);
  if (!located.ok) return located;
  const { id } = located.value.question;
  const manifest = manifestFor(name, name.replace(/\.\w+$/u, ''), [
    { id: 'questions', title: 'Questions' },
  ]);
  const files = deckFolder(manifest, [{ unit: 'questions', id, text }]);
  return { ok: true, value: { files, notes: [LONE] } };
}

/** A zipped folder: a deck, or only Markdown files, where each folder becomes a unit. */
export function readZippedMarkdown(name: string, bytes: Uint8Array): Result<ForeignDeck> {
  const asDeck = readPackage(bytes, name);
  if (asDeck.ok) {
    const { files, notes } = asDeck.value;
    return { ok: true, value: { files, notes } };
  }
  const listing = listZip(bytes, LIMITS.packageEntries);
  if ('fault' in listing) return asDeck;
  const entries = listing.entries.filter(
    ({ name: file, encrypted }) => !encrypted && isQuestion(file),
  );
  const hasManifest = listing.entries.some(({ name: file }) => file.endsWith(MANIFEST_FILE));
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (hasManifest || entries.length === 0 || entries.length > LIMITS.questions) return asDeck;
  if (size > LIMITS.deckBytes) return asDeck;
  const units = new Map<string, string>();
  const questions: { unit: string; id: string; text: string }[] = [];
  for (const entry of entries) {
    const opened = openEntry(bytes, entry);
    if ('fault' in opened) {
      return failure(entry.name, opened.fault.message, opened.fault.remedy);
    }
    const text = decodeUtf8(opened.data);
    if (text === undefined) {
      return failure(entry.name, 'The file is not text in UTF-8.', 'Save it as UTF-8.');
    }
    const folder = entry.name.split('/').at(-2) ?? 'questions';
    const unit = slug(folder);
    units.set(unit, folder);
    questions.push({
      unit,
      id: slug(
        entry.name
          .split('/')
          .at(-1)
          ?.replace(/\.\w+$/u, '') ?? '',
      ),
      text,
    });
  }
  const listed = [...units].map(([id, title]) => ({ id, title }));
  const manifest = manifestFor(name, name.replace(/\.\w+$/u, ''), listed);
  const notes = [`There is no ${MANIFEST_FILE}: each folder became a unit.`];
  return { ok: true, value: { files: deckFolder(manifest, questions), notes } };
}

function isQuestion(file: string): boolean {
  const parts = file.split('/');
  return (
    /\.(?:md|markdown)$/iu.test(file) &&
    !/(?:^|\/)README\.\w+$/iu.test(file) &&
    !/^(?:\/|[A-Za-z]:)/u.test(file) &&
    !parts.some((part) => part.startsWith('.') || part === '__MACOSX')
  );
}
