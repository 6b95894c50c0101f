import { use, useEffect } from 'react';
import type { Plot } from '#session/statistics/plots.ts';
import { PERIODS } from '#session/statistics/store.ts';
import type { Period } from '#session/statistics/store.ts';
import { Button } from '#ui/button.tsx';
import { InsightContext, useLoopwise, useStatistics } from '../context.ts';
import { Drawing, valueText } from './plot-drawing.tsx';
import { STATISTICS } from './texts.ts';
import styles from './statistics.module.css';

/** The screen; suspends until its stores are loaded. */
export function StatisticsScreen() {
  return (
    <InsightContext value={use(useLoopwise().insights.load())}>
      <Statistics />
    </InsightContext>
  );
}

/** The statistics of a period: each plot as a sentence, a drawing and a table. */
export function Statistics() {
  const load = useStatistics((state) => state.load);
  const view = useStatistics((state) => state.view);
  const trouble = useStatistics((state) => state.trouble);
  useEffect(() => void load(), [load]);
  return (
    <div className={styles['statistics']}>
      <Head />
      {trouble === undefined ? undefined : (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {view === undefined ? (
        <div aria-busy="true" />
      ) : (
        <>
          {view.answers === 0 ? <p className={styles['text']}>{STATISTICS.none}</p> : undefined}
          {view.plots.map((plot) => (
            <PlotView key={plot.id} plot={plot} />
          ))}
        </>
      )}
    </div>
  );
}

function Head() {
  const { period, deck, decks, load, save } = useStatistics((state) => state);
  const counting = useStatistics((state) => state.counting);
  return (
    <section className={styles['head']} aria-busy={counting}>
      <h1 className={styles['title']}>{STATISTICS.title}</h1>
      <div className={styles['choices']}>
        <label>
          {STATISTICS.period}{' '}
          <select
            value={period}
            onChange={({ target }) => void load({ period: periodOf(target.value) })}
          >
            {Object.entries(STATISTICS.periods).map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          {STATISTICS.deck}{' '}
          <select
            value={deck ?? ''}
            onChange={({ target }) =>
              void load({ deck: target.value === '' ? undefined : target.value })
            }
          >
            <option value="">{STATISTICS.allDecks}</option>
            {decks.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Button variant="quiet" onClick={() => void save('csv')}>
          {STATISTICS.csv}
        </Button>
        <Button variant="quiet" onClick={() => void save('json')}>
          {STATISTICS.json}
        </Button>
      </div>
    </section>
  );
}

function periodOf(value: string): Period {
  return Object.hasOwn(PERIODS, value) ? (value as Period) : 'month';
}

function PlotView({ plot }: { readonly plot: Plot }) {
  const { id, title, text } = plot;
  return (
    <section aria-labelledby={`plot-${id}`}>
      <h2 id={`plot-${id}`} className={styles['heading']}>
        {title}
      </h2>
      <p className={styles['text']}>{text}</p>
      {plot.bars.some(({ value = 0 }) => value > 0) ? <Drawing plot={plot} /> : undefined}
      {plot.bars.some(({ expected }) => expected !== undefined) ? (
        <p className={styles['key']}>{STATISTICS.key}</p>
      ) : undefined}
      <details className={styles['table']}>
        <summary>{STATISTICS.table}</summary>
        <PlotTable plot={plot} />
      </details>
    </section>
  );
}

function PlotTable({ plot }: { readonly plot: Plot }) {
  const { unit, bars, title } = plot;
  const { heads } = STATISTICS;
  const ranged = bars.some(({ range }) => range !== undefined);
  const counts = unit === 'answers' || unit === 'cards';
  const expecting = bars.some(({ expected }) => expected !== undefined);
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.group}</th>
          <th scope="col">{unit === 'cards' ? heads.cards : heads.answers}</th>
          {counts ? undefined : (
            <th scope="col">{unit === 'share' ? heads.share : heads.seconds}</th>
          )}
          {ranged ? <th scope="col">{heads.range}</th> : undefined}
          {expecting ? <th scope="col">{heads.expected}</th> : undefined}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, answers, value, range, expected }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{answers}</td>
            {counts ? undefined : <td>{valueText(value, unit)}</td>}
            {ranged ? (
              <td>
                {range === undefined
                  ? ''
                  : STATISTICS.range(valueText(range[0], unit), valueText(range[1], unit))}
              </td>
            ) : undefined}
            {expecting ? (
              <td>{expected === undefined ? '' : valueText(expected, unit)}</td>
            ) : undefined}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
