import { useEffect } from 'react';
import type { Comparison } from '#session/parameters/store.ts';
import { FEWEST } from '#session/parameters/store.ts';
import { Button } from '#ui/button.tsx';
import { useParameters } from '../context.ts';
import styles from './insight.module.css';

/** Fits the schedule to this learner, if there are enough answers. */
export function Parameters() {
  const current = useParameters((state) => state.current);
  const phase = useParameters((state) => state.phase);
  const look = useParameters((state) => state.look);
  useEffect(() => void look(), [look]);
  if (current === undefined && phase.kind !== 'failed') return undefined;
  return (
    <section aria-label="The schedule">
      <h2 className={styles['heading']}>The schedule</h2>
      <State />
    </section>
  );
}

function State() {
  const phase = useParameters((state) => state.phase);
  const cancel = useParameters((state) => state.cancel);
  const adopt = useParameters((state) => state.adopt);
  switch (phase.kind) {
    case 'idle':
      return <Offer />;
    case 'fitting':
      return (
        <div className={styles['actions']}>
          <progress max={1} value={phase.part} aria-label="Fitting the schedule to your answers" />
          <Button onClick={cancel}>Cancel</Button>
        </div>
      );
    case 'adopting':
      return <p className={styles['note']}>Computing every card anew from your answers…</p>;
    case 'proposed':
      return (
        <>
          <p className={styles['note']}>{lossesText(phase.losses)} That is better.</p>
          <div className={styles['actions']}>
            <Button variant="main" onClick={() => void adopt()}>
              Use what was fitted
            </Button>
            <Button variant="quiet" onClick={cancel}>
              Leave it as it is
            </Button>
          </div>
        </>
      );
    case 'refused':
      return (
        <>
          <p className={styles['note']}>
            {lossesText(phase.losses)} That is no better, so nothing was changed.
          </p>
          <Button onClick={cancel}>Close</Button>
        </>
      );
    case 'failed':
      return (
        <>
          <p className={styles['trouble']} role="alert">
            {phase.message} Nothing was changed.
          </p>
          <Button onClick={cancel}>Close</Button>
        </>
      );
  }
}

/** The parameters in use, and what can be done with them. */
function Offer() {
  const current = useParameters((state) => state.current);
  const usable = useParameters((state) => state.usable);
  const fit = useParameters((state) => state.fit);
  const goBack = useParameters((state) => state.goBack);
  return (
    <>
      <p className={styles['note']}>
        {current?.since === undefined
          ? 'Intervals come from FSRS-6 with its own parameters, fitted to millions of answers of others.'
          : `Intervals come from FSRS-6, fitted to your answers on ${new Date(current.since).toLocaleDateString()}.`}{' '}
        {usable < FEWEST
          ? `It can be fitted to you after ${FEWEST} answers that came a day or more after the one before; there are ${usable}.`
          : `${usable} answers of yours can say how fast you forget.`}
      </p>
      <div className={styles['actions']}>
        <Button disabled={usable < FEWEST} onClick={() => void fit()}>
          Fit the schedule to my answers
        </Button>
        {current?.before === undefined ? undefined : (
          <Button variant="quiet" onClick={() => void goBack()}>
            Go back to the parameters before
          </Button>
        )}
      </div>
    </>
  );
}

function lossesText({ before, after }: Comparison): string {
  return (
    `Your latest ${before.count} answers, to which nothing was fitted, were foretold with a log loss of ` +
    `${before.logLoss.toFixed(4)}; after the fit it is ${after.logLoss.toFixed(4)} (lower is better).`
  );
}
