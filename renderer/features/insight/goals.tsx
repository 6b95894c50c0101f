import { useEffect } from 'react';
import type { ConceptState } from '#schedule/goals.ts';
import type { DeckGoal } from '#session/goals.ts';
import { goalText } from '#ui/goal-text.ts';
import { counted } from '#ui/times.ts';
import { useInsight } from '../context.ts';
import styles from './insight.module.css';

const STATES = {
  new: 'not met',
  introduced: 'introduced',
  understood: 'understood',
  lasting: 'lasting',
} as const satisfies Record<ConceptState, string>;

/** The progress beyond "learned": by deck, and by concept on request. */
export function Goals() {
  const goals = useInsight((state) => state.goals);
  const look = useInsight((state) => state.lookAtGoals);
  useEffect(() => void look(), [look]);
  const begun =
    goals?.filter(({ concepts }) => concepts.some(({ state }) => state !== 'new')) ?? [];
  if (begun.length === 0) return undefined;
  return (
    <section aria-label="Goals">
      <h2 className={styles['heading']}>Goals</h2>
      <p className={styles['note']}>
        A concept is understood once you were right in two forms, and lasting when all its questions
        are remembered for over 30 days.
      </p>
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
        <summary>
          {counted(goal.concepts.length, 'concept')}: {count('lasting')} lasting,{' '}
          {count('understood')} understood, {count('introduced')} introduced, {count('new')} not met
        </summary>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Concept</th>
              <th scope="col">Unit</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {goal.concepts.map(({ id, name, unitTitle, state }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{unitTitle}</td>
                <td>{STATES[state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
