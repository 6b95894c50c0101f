/** Making one outcome the only one: the program is changed until a search finds no other. */
import { isOnly } from '#engine/questions/only.ts';
import { linesOf } from '#format/output.ts';
import { sheetOf } from '#session/playground.ts';
import { goalRefusal } from '#session/questions/asked.ts';
import type { Goal as Aim } from '#session/questions/asked.ts';
import { Button } from '#ui/button.tsx';
import { usePlayground } from '../context.ts';
import { Keep } from './keep.tsx';
import { GOAL } from './texts.ts';
import styles from './goal.module.css';
import { endingText } from './words.ts';

/** Lines of the outcome that are displayed. */
const LINES_SHOWN = 6;

export function Goal() {
  const goal = usePlayground((state) => state.goal);
  const aimAt = usePlayground((state) => state.aimAt);
  if (goal === undefined) return undefined;
  const lines = linesOf(goal.stdout);
  return (
    <section className={styles['goal']} aria-labelledby="goal">
      <h2 className={styles['title']} id="goal">
        {GOAL.title}
      </h2>
      <pre className={styles['printed']}>
        {lines.slice(0, LINES_SHOWN).join('\n')}
        {lines.length > LINES_SHOWN ? '\n…' : ''}
      </pre>
      {goal.ended.kind === 'returned' ? undefined : <p>{endingText(goal.ended)}</p>}
      <Progress goal={goal} />
      <Button size="small" variant="quiet" onClick={() => aimAt(undefined)}>
        {GOAL.drop}
      </Button>
    </section>
  );
}

function Progress({ goal }: { readonly goal: Aim }) {
  const searched = usePlayground((state) => state.searched);
  const program = usePlayground((state) => sheetOf(state).program);
  if (program === goal.program) {
    return <p>{GOAL.begin}</p>;
  }
  const exploration = searched.kind === 'found' ? searched.inspection.exploration : undefined;
  if (exploration === undefined) return <p>{GOAL.changed}</p>;
  const { outcomes, schedules, complete } = exploration;
  if (!isOnly(exploration, goal)) {
    return <p role="status">{GOAL.notYet(outcomes.length)}</p>;
  }
  const refusal = goalRefusal(goal, program);
  return (
    <>
      <p className={styles['reached']} role="status">
        {complete ? GOAL.reached : GOAL.seen(schedules)}
      </p>
      {refusal === undefined ? (
        <Keep question={{ kind: 'only-this', program: goal.program, mended: program }} />
      ) : (
        <p className={styles['soft']}>{GOAL.refused(refusal)}</p>
      )}
    </>
  );
}
