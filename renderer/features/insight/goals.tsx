import { useEffect } from 'react';
import type { ConceptState } from '#schedule/goals.ts';
import type { DeckGoal } from '#session/goals.ts';
import { goalText } from '#ui/goal-text.ts';
import { useInsight } from '../context.ts';
import { GOALS } from './texts.ts';
import styles from './insight.module.css';

/** The progress beyond "learned": by deck, and by concept on request. */
export function Goals() {
  const goals = useInsight((state) => state.goals);
  const look = useInsight((state) => state.lookAtGoals);
  useEffect(() => void look(), [look]);
  const begun =
    goals?.filter(({ concepts }) => concepts.some(({ state }) => state !== 'new')) ?? [];
  if (begun.length === 0) return undefined;
  return (
    <section aria-label={GOALS.title}>
      <h2 className={styles['heading']}>{GOALS.title}</h2>
      <p className={styles['note']}>{GOALS.note}</p>
      {begun.map((goal) => (
        <DeckGoals key={goal.deckId} goal={goal} />
      ))}
    </section>
  );
}

function DeckGoals({ goal }: { readonly goal: DeckGoal }) {
  const count = (state: ConceptState): number =>
    goal.concepts.filter((concept) => concept.state === state).length;
  return (
    <div className={styles['goal']}>
      <h3>{goal.title}</h3>
      <p>{goalText(goal)}</p>
      <details className={styles['folded']}>
        <summary>{GOALS.counts(goal.concepts.length, count)}</summary>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{GOALS.concept}</th>
              <th scope="col">{GOALS.unit}</th>
              <th scope="col">{GOALS.state}</th>
            </tr>
          </thead>
          <tbody>
            {goal.concepts.map(({ id, name, unitTitle, state }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{unitTitle}</td>
                <td>{GOALS.states[state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
