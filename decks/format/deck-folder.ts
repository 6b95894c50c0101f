/** Changes to a deck's folder: a question added, removed or moved. Pure. */
import { MANIFEST_FILE } from './manifest.ts';
import { writeManifest } from './write-manifest.ts';
import type { Manifest, Unit } from './types.ts';

/** Path inside the deck to text. */
export type Folder = ReadonlyMap<string, string>;

/** Numbers of a unit's files are this far apart, so that another can be inserted by hand. */
const STEP = 10;

/** The folder with another manifest. */
export function withManifest(folder: Folder, manifest: Manifest): Folder {
  return new Map(folder).set(MANIFEST_FILE, writeManifest(manifest));
}

/** The files of a unit's questions in the order they are asked. */
export function filesOfUnit(folder: Folder, unit: string): readonly string[] {
  return [...folder.keys()]
    .filter((file) => file.startsWith(`${unit}/`) && isQuestionFile(file))
    .toSorted();
}

function isQuestionFile(file: string): boolean {
  return file.endsWith('.md') && !/(?:^|\/)README\.md$/iu.test(file);
}

export interface QuestionToPut {
  readonly unit: string;
  readonly id: string;
  readonly text: string;
  /** The file that it replaces; absent for a new question, which comes last in its unit. */
  readonly file?: string | undefined;
}

/** The folder with a question, and the file it is in. */
export function withQuestion(
  folder: Folder,
  { unit, id, text, file }: QuestionToPut,
): { readonly folder: Folder; readonly file: string } {
  if (file !== undefined && folder.has(file) && file.startsWith(`${unit}/`)) {
    return { folder: new Map(folder).set(file, text), file };
  }
  const left = new Map(folder);
  if (file !== undefined) left.delete(file);
  const files = filesOfUnit(left, unit);
  const last = Number(/\/(\d+)/u.exec(files.at(-1) ?? '')?.[1] ?? files.length * STEP);
  const name = `${unit}/${numbered(last + STEP)}-${id}.md`;
  // A name without a number may sort after any number.
  const put = left.set(name, text);
  return filesOfUnit(put, unit).at(-1) === name
    ? { folder: put, file: name }
    : moved(put, unit, [...files, name], name);
}

/** The folder with new questions, each last in its unit, in the order given. */
export function withQuestions(
  folder: Folder,
  questions: readonly Pick<QuestionToPut, 'unit' | 'id' | 'text'>[],
): Folder {
  let put = new Map(folder);
  for (const unit of new Set(questions.map((question) => question.unit))) {
    const before = filesOfUnit(folder, unit);
    const fresh = questions.filter((question) => question.unit === unit);
    const last = Number(/\/(\d+)/u.exec(before.at(-1) ?? '')?.[1] ?? before.length * STEP);
    const count = before.length + fresh.length;
    const names = fresh.map(({ id, text }, at) => {
      const name = `${unit}/${numbered(last + (at + 1) * STEP, count)}-${id}.md`;
      put.set(name, text);
      return name;
    });
    const order = [...before, ...names];
    // A name without a number may sort after any number.
    if (filesOfUnit(put, unit).join('\n') !== order.join('\n')) {
      put = new Map(inOrder(put, unit, order));
    }
  }
  return put;
}

/** The folder without a file. */
export function withoutQuestion(folder: Folder, file: string): Folder {
  const left = new Map(folder);
  left.delete(file);
  return left;
}

/**
 * The folder with the questions of a unit in another order.
 *
 * @param files the files of the unit, each once, in the new order.
 */
export function inOrder(folder: Folder, unit: string, files: readonly string[]): Folder {
  return moved(folder, unit, files, '').folder;
}

function moved(
  folder: Folder,
  unit: string,
  files: readonly string[],
  followed: string,
): { readonly folder: Folder; readonly file: string } {
  const names = new Map(
    files.map((file, at) => {
      const name = (file.split('/').at(-1) ?? '').replace(/^\d+[-_ ]*/u, '');
      return [file, `${unit}/${numbered((at + 1) * STEP, files.length)}-${name}`] as const;
    }),
  );
  const renamed = new Map([...folder].map(([file, text]) => [names.get(file) ?? file, text]));
  return { folder: renamed, file: names.get(followed) ?? followed };
}

function numbered(number: number, count = 0): string {
  return String(number).padStart(Math.max(3, String(count * STEP).length), '0');
}

/** The manifest with a unit appended, unless it has one with that id. */
export function withUnit(manifest: Manifest, unit: Pick<Unit, 'id' | 'title'>): Manifest {
  if (manifest.units.some(({ id }) => id === unit.id)) return manifest;
  return { ...manifest, units: [...manifest.units, { ...unit, needs: [] }] };
}

/**
 * The manifest with only the units that have questions, since a unit without any is invalid. Other
 * units no longer need the ones removed.
 */
export function withoutEmptyUnits(manifest: Manifest, folder: Folder): Manifest {
  const units = manifest.units.filter(({ id }) => filesOfUnit(folder, id).length > 0);
  const left = new Set(units.map(({ id }) => id));
  return {
    ...manifest,
    units: units.map((unit) => ({ ...unit, needs: unit.needs.filter((id) => left.has(id)) })),
  };
}
