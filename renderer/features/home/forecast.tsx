import type { Overview } from '#session/home.ts';
import { weekday } from '#ui/times.ts';
import { AHEAD } from './texts.ts';
import styles from './forecast.module.css';

const DAY = 24 * 60 * 60 * 1000;

/** What is due each day, today first: bars, the same in a text, and tomorrow in words. */
export function Forecast({ overview }: { readonly overview: Overview }) {
  const { forecast: counts, tomorrow } = overview;
  const most = Math.max(...counts, 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total + tomorrow.fresh === 0) return undefined;
  const nameOf = (day: number): string =>
    day === 0 ? AHEAD.today : weekday(tomorrow.at + (day - 1) * DAY);
  return (
    <section aria-label={AHEAD.label}>
      <h2 className={styles['title']}>{AHEAD.title}</h2>
      <p className={styles['tomorrow']}>
        {AHEAD.sentence(tomorrow.reviews, tomorrow.fresh, tomorrow.minutes)}
      </p>
      {total === 0 ? undefined : (
        <svg
          className={styles['bars']}
          viewBox={`0 0 ${counts.length * 40} 84`}
          role="img"
          aria-label={counts.map((count, day) => `${nameOf(day)}: ${count}`).join(', ')}
        >
          {counts.map((count, day) => {
            const height = count === 0 ? 2 : Math.max(4, (count / most) * 46);
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <g key={day} transform={`translate(${day * 40} 0)`}>
                <rect
                  className={day === 0 ? styles['today'] : styles['bar']}
                  x="5"
                  y={64 - height}
                  width="30"
                  height={height}
                  rx="3"
                />
                <text className={styles['count']} x="20" y={58 - height}>
                  {count > 0 ? count : ''}
                </text>
                <text className={styles['day']} x="20" y="80">
                  {nameOf(day)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </section>
  );
}
