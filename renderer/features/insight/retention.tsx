import { useEffect } from 'react';
import type { Prospect } from '#session/parameters/retention.ts';
import { Button } from '#ui/button.tsx';
import { useRetention } from '../context.ts';
import { RETENTION } from './texts.ts';
import styles from './insight.module.css';

/** The desired retention of each deck, and the effect of another choice. */
export function Retention() {
  const { decks, deck, prospects, simulating, trouble } = useRetention((state) => state);
  const { look, choose, simulate } = useRetention((state) => state);
  useEffect(() => void look(), [look]);
  const chosen = decks.find(({ id }) => id === deck);
  if (chosen === undefined) return undefined;
  return (
    <section aria-label={RETENTION.title} aria-busy={simulating}>
      <h2 className={styles['heading']}>{RETENTION.title}</h2>
      {decks.length === 1 ? undefined : (
        <label>
          {RETENTION.deck}{' '}
          <select value={chosen.id} onChange={({ target }) => choose(target.value)}>
            {decks.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className={styles['note']}>{RETENTION.now(chosen.title, percent(chosen.retention))}</p>
      {trouble === undefined ? undefined : (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {prospects === undefined ? (
        <div className={styles['actions']}>
          <Button disabled={simulating} onClick={() => void simulate()}>
            {simulating ? RETENTION.simulating : RETENTION.simulate}
          </Button>
        </div>
      ) : (
        <Prospects prospects={prospects} current={chosen.retention} />
      )}
    </section>
  );
}

function Prospects({
  prospects,
  current,
}: {
  readonly prospects: readonly Prospect[];
  readonly current: number;
}) {
  const adopt = useRetention((state) => state.adopt);
  const most = Math.max(...prospects.map(({ minutes }) => minutes), 1e-9);
  return (
    <>
      <table className={styles['prospects']}>
        <caption className={styles['note']}>{RETENTION.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{RETENTION.heads.retention}</th>
            <th scope="col">{RETENTION.heads.minutes}</th>
            <th scope="col">{RETENTION.heads.known}</th>
            <th scope="col">
              <span className="visually-hidden">{RETENTION.heads.choice}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {prospects.map(({ retention, minutes, known, of }) => (
            <tr key={retention} aria-current={retention === current ? 'true' : undefined}>
              <th scope="row">{percent(retention)}</th>
              <td>
                <span className={styles['cost']}>
                  {minutes.toFixed(1)}
                  <meter
                    max={most}
                    value={minutes}
                    aria-label={RETENTION.minutes(minutes.toFixed(1))}
                  />
                </span>
              </td>
              <td>{RETENTION.known(known, of)}</td>
              <td>
                {retention === current ? (
                  RETENTION.current
                ) : (
                  <Button
                    size="small"
                    label={RETENTION.chooseThat(percent(retention))}
                    onClick={() => void adopt(retention)}
                  >
                    {RETENTION.choose}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>{RETENTION.after}</p>
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u{A0}%`;
}
