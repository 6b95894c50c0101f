import type { Choices, ReadDeck } from '#session/import.ts';
import { useApp } from '../context.ts';
import { UPDATE } from './texts.ts';
import styles from './warnings.module.css';

/** Warnings before an update, and what to do about questions that became others. */
export function Warnings(props: { readonly read: ReadDeck; readonly chosen: Choices }) {
  const { read, chosen } = props;
  const choose = useApp((state) => state.choose);
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
        <fieldset className={styles['warning']}>
          <legend className={styles['legend']}>{UPDATE.replaced.strong}</legend>
          <p>{UPDATE.replaced.rest}</p>
          {replaced.map((id) => (
            <label key={id} className={styles['choice']}>
              <input
                type="checkbox"
                checked={chosen.anew.has(id)}
                onChange={({ target }) => choose('anew', id, target.checked)}
              />
              {UPDATE.replaced.anew(id)}
            </label>
          ))}
        </fieldset>
      ) : undefined}
    </>
  );
}
