import type { ReadDeck } from '#session/import.ts';
import { UPDATE } from './texts.ts';
import styles from './warnings.module.css';

/** Warnings before an update. */
export function Warnings({ read }: { readonly read: ReadDeck }) {
  const { comparison, installed, deck } = read;
  if (comparison === undefined || installed === undefined) return undefined;
  const { version, renamed, replaced } = comparison;
  return (
    <>
      {version === 'older' ? (
        <p role="note" className={styles['warning']}>
          <strong>{UPDATE.older.strong}</strong>
          {UPDATE.older.rest(deck.manifest.version, installed.version)}
        </p>
      ) : undefined}
      {version === 'unchanged' ? (
        <p role="note" className={styles['warning']}>
          <strong>{UPDATE.unchanged(installed.version)}</strong>
        </p>
      ) : undefined}
      {renamed.length > 0 ? (
        <p role="note" className={styles['warning']}>
          <strong>{UPDATE.renamed.strong}</strong>
          {UPDATE.renamed.rest(renamed)}
        </p>
      ) : undefined}
      {replaced.length > 0 ? (
        <p role="note" className={styles['warning']}>
          <strong>{UPDATE.replaced.strong}</strong>
          {UPDATE.replaced.rest(replaced)}
        </p>
      ) : undefined}
    </>
  );
}
