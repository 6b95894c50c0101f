import type { Judged } from '#session/review/phase.ts';
import { Plain } from '#ui/plain.tsx';
import { PRINTING, WAITS } from './texts.ts';
import formStyles from './forms/form.module.css';
import styles from './verdict.module.css';

/** Why the first wrong line came when it did, for an answer that no belief explains. */
export function Ran({ phase: { unexplained, watched } }: { readonly phase: Judged }) {
  const printing = unexplained === true ? watched?.printing : undefined;
  if (printing === undefined) return undefined;
  const { why, queue } = printing;
  return (
    <section className={styles['ran']} aria-label={PRINTING.title}>
      <h2 className={formStyles['label']}>{PRINTING.title}</h2>
      <p>
        <Plain text={PRINTING.first(printing)} /> {why === undefined ? '' : <Plain text={why} />}
      </p>
      {queue.length === 0 ? undefined : (
        <>
          <p>{PRINTING.queue}</p>
          <ol>
            {queue.map((entry, at) => (
              // Two handles may have the same text.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                <Plain text={entry} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** The lines at which a program that never ends waits, and for what. */
export function Waits({ phase: { watched } }: { readonly phase: Judged }) {
  const waits = watched?.waits ?? [];
  if (waits.length === 0) return undefined;
  return (
    <section className={styles['ran']} aria-label={WAITS.title}>
      <h2 className={formStyles['label']}>{WAITS.title}</h2>
      <ul>
        {waits.map((wait) => (
          <li key={`${wait.who} ${wait.waitsFor}`}>
            <Plain text={WAITS.one(wait)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
