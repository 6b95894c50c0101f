import { useEffect } from 'react';
import type { Comparison } from '#session/parameters/store.ts';
import { FEWEST } from '#session/parameters/store.ts';
import { Button } from '#ui/button.tsx';
import { useParameters } from '../context.ts';
import { SCHEDULE } from './texts.ts';
import styles from './insight.module.css';

/** Fits the schedule to this learner, if there are enough answers. */
export function Parameters() {
  const current = useParameters((state) => state.current);
  const phase = useParameters((state) => state.phase);
  const look = useParameters((state) => state.look);
  useEffect(() => void look(), [look]);
  if (current === undefined && phase.kind !== 'failed') return undefined;
  return (
    <section aria-label={SCHEDULE.title}>
      <h2 className={styles['heading']}>{SCHEDULE.title}</h2>
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
        <>
          <p className={styles['note']}>{SCHEDULE.fitting}</p>
          <div className={styles['actions']}>
            <progress max={1} value={phase.part} aria-label={SCHEDULE.fitting} />
            <Button onClick={cancel}>{SCHEDULE.cancel}</Button>
          </div>
        </>
      );
    case 'adopting':
      return <p className={styles['note']}>{SCHEDULE.adopting}</p>;
    case 'proposed':
      return (
        <>
          <p className={styles['note']}>
            {lossesText(phase.losses)} {SCHEDULE.better}
          </p>
          <div className={styles['actions']}>
            <Button variant="main" onClick={() => void adopt()}>
              {SCHEDULE.use}
            </Button>
            <Button variant="quiet" onClick={cancel}>
              {SCHEDULE.keep}
            </Button>
          </div>
        </>
      );
    case 'refused':
      return (
        <>
          <p className={styles['note']}>
            {lossesText(phase.losses)} {SCHEDULE.noBetter}
          </p>
          <Button onClick={cancel}>{SCHEDULE.close}</Button>
        </>
      );
    case 'failed':
      return (
        <>
          <p className={styles['trouble']} role="alert">
            {phase.message} {SCHEDULE.unchanged}
          </p>
          <Button onClick={cancel}>{SCHEDULE.close}</Button>
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
        {current?.since === undefined ? SCHEDULE.standard : SCHEDULE.fitted(current.since)}{' '}
        {usable < FEWEST ? SCHEDULE.tooFew(FEWEST, usable) : SCHEDULE.enough(usable)}
      </p>
      <div className={styles['actions']}>
        <Button disabled={usable < FEWEST} onClick={() => void fit()}>
          {SCHEDULE.fit}
        </Button>
        {current?.before === undefined ? undefined : (
          <Button variant="quiet" onClick={() => void goBack()}>
            {SCHEDULE.previous}
          </Button>
        )}
      </div>
    </>
  );
}

function lossesText({ before, after }: Comparison): string {
  return SCHEDULE.losses(before.count, before.logLoss, after.logLoss);
}
