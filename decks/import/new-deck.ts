/** The folder of a deck that is made from something else. Pure. */
import { UNKNOWN } from '#format/credits.ts';
import { writeManifest } from '#format/write-manifest.ts';
import type { Manifest } from '#format/types.ts';
import { hashOf } from '#format/hash.ts';

export interface NewUnit {
  readonly id: string;
  readonly title: string;
}

/** A manifest for questions that have none; the same file always gives the same deck. */
export function manifestFor(name: string, title: string, units: readonly NewUnit[]): Manifest {
  return {
    format: 1,
    id: `imported.${slug(name.replace(/\.\w+$/u, ''))}`,
    title: oneLine(title, 120),
    version: '1.0.0',
    about: `Imported from ${oneLine(name, 200)}.`,
    authors: [UNKNOWN],
    license: UNKNOWN,
    units: units.map(({ id, title: shown }) => ({ id, title: oneLine(shown, 120), needs: [] })),
  };
}

/** A manifest with its questions, as a deck's folder. */
export function deckFolder(
  manifest: Manifest,
  questions: readonly { readonly unit: string; readonly id: string; readonly text: string }[],
): ReadonlyMap<string, string> {
  const width = String(questions.length).length;
  return new Map([
    ['deck.yaml', writeManifest(manifest)],
    ...questions.map(({ unit, id, text }, at): [string, string] => [
      `${unit}/${String(at + 1).padStart(width, '0')}-${id}.md`,
      text,
    ]),
  ]);
}

/** A text as an id: lower-case letters, digits and dashes. Texts without any get a number. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gu, '');
  return words === '' ? `n${hashOf(text).toString(36)}` : words;
}

/** Makes ids unique: a number follows one that is taken. */
export function uniqueIds(): (text: string) => string {
  const taken = new Set<string>();
  /** The last number given to a text: thousands of rows may have the same. */
  const last = new Map<string, number>();
  return (text) => {
    const base = slug(text);
    let number = last.get(base) ?? 1;
    let id = number === 1 ? base : `${base}-${number}`;
    for (; taken.has(id); id = `${base}-${number}`) number += 1;
    last.set(base, number);
    taken.add(id);
    return id;
  };
}

/** A text on one line, of at most this many characters. */
export function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const cut = cutText(line, most);
  return cut === '' ? 'Untitled' : cut;
}

/** The beginning of a text, without half a character at its end. */
export function cutText(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}

/** The front matter of a question about which nothing is known. */
export function plainHeader(id: string, concept: string): string {
  return `---\nid: ${id}\nconcept: ${concept}\nlevel: 1\ntier: IMPL\npython: ">=3.11"\ndocs: library/asyncio.html\n---\n`;
}
