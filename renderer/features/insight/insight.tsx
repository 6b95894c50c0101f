/** What the learner believes, and the check that finds it out. */
import { use, useEffect } from 'react';
import { InsightContext, useInsight, useLoopwise } from '../context.ts';
import { BeliefMap } from './belief-map.tsx';
import { CheckView } from './check-view.tsx';
import styles from './insight.module.css';

/** The screen; suspends until its stores are loaded. */
export function InsightScreen() {
  return (
    <InsightContext value={use(useLoopwise().insights.load())}>
      <Insight />
    </InsightContext>
  );
}

export function Insight() {
  const refresh = useInsight((state) => state.refresh);
  const trouble = useInsight((state) => state.trouble);
  const check = useInsight((state) => state.check);
  useEffect(() => void refresh(), [refresh]);
  return (
    <div className={styles['insight']} data-asking={check.kind === 'asking'}>
      {trouble === undefined ? undefined : (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {check.kind === 'off' || check.kind === 'over' ? <BeliefMap /> : <CheckView check={check} />}
    </div>
  );
}
