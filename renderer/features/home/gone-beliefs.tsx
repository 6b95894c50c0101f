/** Beliefs that the learner used to hold: what learning has changed. */
import { use, useEffect } from 'react';
import type { BeliefView } from '#session/insight/beliefs-view.ts';
import { beliefsIn } from '#session/insight/beliefs-view.ts';
import { Button } from '#ui/button.tsx';
import { Plain } from '#ui/plain.tsx';
import { useSecondFrame } from '#ui/second-frame.ts';
import { InsightContext, useApp, useInsight, useLoopwise } from '../context.ts';
import { GONE } from './texts.ts';
import styles from './gone-beliefs.module.css';

/** How many are listed; the insight screen has all. */
const SHOWN = 3;

/** Suspends until the map of beliefs is computed. */
export function GoneBeliefs() {
  return (
    <InsightContext value={use(useLoopwise().insights.load())}>
      <Gone />
    </InsightContext>
  );
}

export function Gone() {
  const beliefs = useInsight((state) => state.beliefs);
  const refresh = useInsight((state) => state.refresh);
  const goTo = useApp((state) => state.goTo);
  // It reads the whole log, so the rest of the screen comes first.
  const painted = useSecondFrame();
  useEffect(() => {
    if (painted) void refresh();
  }, [painted, refresh]);
  if (beliefs === undefined) return undefined;
  const gone = beliefsIn(beliefs, 'gone').toSorted((a, b) => (b.since ?? 0) - (a.since ?? 0));
  if (gone.length === 0) return undefined;
  return (
    <section aria-labelledby="gone-beliefs">
      <h2 id="gone-beliefs" className={styles['title']}>
        {GONE.title}
      </h2>
      <ul>
        {gone.slice(0, SHOWN).map((belief) => (
          <li key={belief.id} className={styles['belief']}>
            <span className={styles['statement']}>
              <Plain text={GONE.statement(belief.statement)} />
            </span>
            <span className={styles['since']}>{GONE.since(correctSince(belief))}</span>
          </li>
        ))}
      </ul>
      <Button variant="quiet" size="small" onClick={() => void goTo('insight')}>
        {GONE.all(gone.length - SHOWN)}
      </Button>
    </section>
  );
}

/** Answers against the belief since the last one that followed it. */
function correctSince({ pro, contra }: BeliefView): number {
  const last = Math.max(-1, ...pro);
  return contra.filter((id) => id > last).length;
}
