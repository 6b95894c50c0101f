import { useEffect } from 'react';
import type { Prospect } from '#session/parameters/retention.ts';
import { Button } from '#ui/button.tsx';
import { useRetention } from '../context.ts';
import styles from './insight.module.css';

/** The desired retention of each deck, and the effect of another choice. */
export function Retention() {
  const { decks, deck, prospects, simulating, trouble } = useRetention((state) => state);
  const { look, choose, simulate } = useRetention((state) => state);
  useEffect(() => void look(), [look]);
  const chosen = decks.find(({ id }) => id === deck);
  if (chosen === undefined) return undefined;
  return (
    <section aria-label="How well to remember" aria-busy={simulating}>
      <h2 className={styles['heading']}>How well to remember</h2>
      {decks.length === 1 ? undefined : (
        <label>
          Deck{' '}
          <select value={chosen.id} onChange={({ target }) => choose(target.value)}>
            {decks.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className={styles['note']}>
        A question of {chosen.title} comes back when the chance that you still know it has fallen to{' '}
        {percent(chosen.retention)}. A higher one means more reviews.
      </p>
      {trouble === undefined ? undefined : (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {prospects === undefined ? (
        <div className={styles['actions']}>
          <Button disabled={simulating} onClick={() => void simulate()}>
            {simulating ? 'Simulating a year…' : 'What would another one cost?'}
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
        <caption className={styles['note']}>
          The next 365 days simulated with your cards, your pace and your new questions a day. Real
          days differ.
        </caption>
        <thead>
          <tr>
            <th scope="col">Comes back at</th>
            <th scope="col">Minutes a day</th>
            <th scope="col">Known after a year</th>
            <th scope="col">
              <span className="visually-hidden">Choice</span>
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
                    aria-label={`${minutes.toFixed(1)} minutes a day`}
                  />
                </span>
              </td>
              <td>
                {known.toLocaleString()} of {of.toLocaleString()}
              </td>
              <td>
                {retention === current ? (
                  'as it is'
                ) : (
                  <Button
                    size="small"
                    label={`Use this: ${percent(retention)}`}
                    onClick={() => void adopt(retention)}
                  >
                    Use this
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>
        What is scheduled stays; from your next answer on, intervals follow the choice.
      </p>
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u{A0}%`;
}
