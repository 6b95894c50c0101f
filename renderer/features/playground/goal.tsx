/** Making one outcome the only one: the program is changed until a search finds no other. */
import { isOfAnotherLoop } from '#engine/explore/schedule.ts';
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
      <Progress goal={goal}>
        <Button size="small" variant="quiet" onClick={() => aimAt(undefined)}>
          {GOAL.drop}
        </Button>
      </Progress>
    </section>
  );
}

/** How far it has come; the way out is given. */
function Progress({ goal, children }: { readonly goal: Aim; readonly children: React.ReactNode }) {
  const searched = usePlayground((state) => state.searched);
  const program = usePlayground((state) => sheetOf(state).program);
  const found = searched.kind === 'found' ? searched.inspection.exploration : undefined;
  // What other loops do is not to be mended.
  const exploration = found && {
    ...found,
    outcomes: found.outcomes.filter(({ schedule }) => !isOfAnotherLoop(schedule)),
  };
  const text =
    program === goal.program
      ? GOAL.begin
      : exploration === undefined
        ? GOAL.changed
        : isOnly(exploration, goal)
          ? undefined
          : GOAL.notYet(exploration.outcomes.length);
  if (text !== undefined || exploration === undefined) {
    return (
      <>
        <p role="status">{text}</p>
        {children}
      </>
    );
  }
  const { schedules, complete } = exploration;
  const refusal = goalRefusal(goal, program);
  return (
    <>
      <p className={styles['reached']} role="status">
        {complete ? GOAL.reached : GOAL.seen(schedules)}
      </p>
      {refusal === undefined ? undefined : (
        <p className={styles['soft']}>{GOAL.refused(refusal)}</p>
      )}
      <div className={styles['actions']}>
        {refusal === undefined ? (
          <Keep question={{ kind: 'only-this', program: goal.program, mended: program }} />
        ) : undefined}
        {children}
      </div>
    </>
  );
}
