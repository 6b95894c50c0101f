import type { ReadDeck } from '#session/import.ts';
import styles from './warnings.module.css';

/** What somebody should know before they take an update. */
export function Warnings({ read }: { readonly read: ReadDeck }) {
  const { comparison, installed, deck } = read;
  if (comparison === undefined || installed === undefined) return undefined;
  const { version, renamed, replaced } = comparison;
  return (
    <>
      {version === 'older' ? (
        <p role="note" className={styles['warning']}>
          <strong>This is an older version</strong>: {deck.manifest.version}, and you have{' '}
          {installed.version}.
        </p>
      ) : undefined}
      {version === 'unchanged' ? (
        <p role="note" className={styles['warning']}>
          <strong>It has changed, and still says it is version {installed.version}.</strong>
        </p>
      ) : undefined}
      {renamed.length > 0 ? (
        <p role="note" className={styles['warning']}>
          <strong>Questions with a new id start anew</strong>:{' '}
          {renamed.map(({ before, after }) => `${before}, now ${after}`).join('; ')}.
        </p>
      ) : undefined}
      {replaced.length > 0 ? (
        <p role="note" className={styles['warning']}>
          <strong>Questions that became another one</strong> keep the memory of the old one:{' '}
          {replaced.join(', ')}.
        </p>
      ) : undefined}
    </>
  );
}
