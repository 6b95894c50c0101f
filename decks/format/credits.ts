/** Who wrote a deck, and under which licence. Pure. */
import type { Manifest } from './types.ts';

/** The author and the licence of a deck that was made from a file without either. */
export const UNKNOWN = 'Unknown';

/** Empty where nothing is known. */
export interface Credits {
  readonly authors: string;
  readonly license: string;
}

export function creditsOf({ authors, license }: Pick<Manifest, 'authors' | 'license'>): Credits {
  return {
    authors: authors.filter((author) => author !== UNKNOWN).join(', '),
    license: license === UNKNOWN ? '' : license,
  };
}
