/** The problems of a file, one after the other. */
import type { Problem } from '#format/types.ts';
import { moreText } from './texts.ts';
import styles from './problems.module.css';

/** Problems listed individually; a broken deck may have thousands. */
const SHOWN = 100;

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className={styles['problems']}>
      {problems.slice(0, SHOWN).map(({ file, line, message, remedy }) => (
        <li key={`${file} ${line} ${message}`} className={styles['problem']}>
          <p>
            <code className={styles['place']}>
              {file}:{line}
            </code>{' '}
            {message}
          </p>
          {remedy === '' ? undefined : <p className={styles['remedy']}>{remedy}</p>}
        </li>
      ))}
      {problems.length > SHOWN ? <li>{moreText(problems.length - SHOWN)}</li> : undefined}
    </ul>
  );
}
