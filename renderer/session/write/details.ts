/** The learner's description of their own deck, and its manifest. Pure. */
import { dashed } from '#format/deck-id.ts';
import type { Manifest } from '#format/types.ts';

export interface Details {
  readonly title: string;
  readonly author: string;
  readonly about: string;
  readonly license: string;
  readonly version: string;
  /** The title of the first unit. */
  readonly unit: string;
}

/** A deck without a description yet. */
export const NEW_DECK: Details = {
  title: '',
  author: '',
  about: '',
  license: 'CC-BY-4.0',
  version: '1.0.0',
  unit: 'First unit',
};

/** The manifest of a deck that is new. */
export function manifestOf(details: Details, id: string): Manifest {
  const { title, author, about, license, version, unit } = details;
  const name = dashed(unit);
  return {
    format: 1,
    id,
    title: title.trim(),
    version,
    about: about.trim() === '' ? title.trim() : about.trim(),
    authors: [author.trim()],
    license,
    units: [{ id: name === '' ? 'questions' : name, title: unit.trim(), needs: [] }],
  };
}

export function detailsOf({ title, authors, about, license, version, units }: Manifest): Details {
  return {
    title,
    author: authors.join(', '),
    about,
    license,
    version,
    unit: units[0]?.title ?? '',
  };
}

/** The manifest with the changes; its id stays, because progress depends on it. */
export function withDetails(manifest: Manifest, details: Details): Manifest {
  const [first, ...others] = manifest.units;
  const authors = details.author
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return {
    ...manifest,
    title: details.title.trim(),
    about: details.about.trim(),
    license: details.license.trim(),
    version: details.version.trim(),
    authors,
    units: first === undefined ? [] : [{ ...first, title: details.unit.trim() }, ...others],
  };
}
