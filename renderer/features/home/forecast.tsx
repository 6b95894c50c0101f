import { counted } from '#ui/times.ts';
import styles from './forecast.module.css';

/** Questions that come due, day by day; the first bar is today. Bars, and a text that says the same. */
export function Forecast({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(...counts, 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  return (
    <section aria-label="The next days">
      <h2 className={styles['title']}>
        The next two weeks bring {counted(total, 'repetition')} of what you know so far
      </h2>
      <svg
        className={styles['bars']}
        viewBox={`0 0 ${counts.length * 40} 84`}
        role="img"
        aria-label={counts.map((count, day) => `${dayText(day)}: ${count}`).join(', ')}
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
                {day === 0 ? 'today' : `+${day}`}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}

function dayText(day: number): string {
  if (day === 0) return 'today';
  return day === 1 ? 'tomorrow' : `in ${day} days`;
}
