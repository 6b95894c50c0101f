import { letterKey } from '#session/commands/question.ts';
import type { ClockDraft, ClockExercise } from '#session/forms/clock/clock.ts';
import { takeOption } from '#session/forms/clock/clock.ts';
import { takesSeveral } from '#engine/questions/question.ts';
import type { AskedMoment, Scene } from '#engine/questions/question.ts';
import type { MomentKind } from '#format/types.ts';
import { momentPrompt } from '#session/questions/words.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Plain } from '#ui/plain.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import formStyles from '../form.module.css';
import styles from './clock.module.css';

/** The question about the paused program, in place of the question's own prompt. */
export function ClockPrompt({ exercise }: { readonly exercise: AskedMoment }) {
  return <Plain text={momentPrompt(exercise)} />;
}

/** The paused program, and the options for what it does next. */
export function ClockInput({ exercise }: FormProps<ClockExercise>) {
  const { kind, scene, options } = exercise;
  const [{ taken }, change] = useDraft(exercise);
  const one = !takesSeveral(exercise);
  const ordered = kind === 'ready-queue';
  return (
    <div className={formStyles['form']}>
      {scene.time === undefined || scene.tasks.length === 0 ? undefined : (
        <SceneView scene={scene} />
      )}
      <ul
        className={styles['options']}
        role={one ? 'radiogroup' : 'group'}
        aria-label={LABELS[kind]}
      >
        {options.map((text, at) => (
          <li key={text} role="presentation">
            <button
              type="button"
              className={formStyles['choice']}
              data-enter="command"
              {...(ordered
                ? { 'aria-pressed': taken.includes(at) }
                : { 'role': one ? 'radio' : 'checkbox', 'aria-checked': taken.includes(at) })}
              onClick={() => change((draft: ClockDraft) => takeOption(draft, exercise, at))}
            >
              <Kbd keys={letterKey(at)} />
              <span className={styles['option']}>{text}</span>
              {ordered && taken.includes(at) ? (
                <span className={styles['place']}>{place(taken.indexOf(at))}</span>
              ) : undefined}
            </button>
          </li>
        ))}
      </ul>
      <p className={formStyles['hint']}>{HINTS[kind]}</p>
      <CommitBar ready={taken.length > 0} />
    </div>
  );
}

const LABELS = {
  'next-line': 'Which line runs next?',
  'ready-queue': 'Ready, in order',
  'seconds': 'Seconds on the clock',
  'cancelled': 'Cancelled in the end',
  'printed-next': 'Printed next',
  'who-prints': 'The task that prints it',
  'alive': 'Tasks alive',
  'surfaces': 'Where it surfaces',
} as const satisfies Record<MomentKind, string>;

const HINTS = {
  'next-line': 'Press a letter to choose a line.',
  'ready-queue': 'Press a letter to add a task to the queue or remove it. Some may not be ready.',
  'seconds': 'Press a letter to choose a time.',
  'cancelled': 'Press a letter to select or clear a task. Several may be right.',
  'printed-next': 'Press a letter to choose a line of output.',
  'who-prints': 'Press a letter to choose a task.',
  'alive': 'Press a letter to choose a number.',
  'surfaces': 'Press a letter to choose.',
} as const satisfies Record<MomentKind, string>;

/** `1st`, `2nd`; 0 is the first. */
function place(at: number): string {
  return ['1st', '2nd', '3rd'][at] ?? `${at + 1}th`;
}

/** The tasks, the output so far, and the time. */
export function SceneView({ scene }: { readonly scene: Scene }) {
  const { tasks, printed, time } = scene;
  return (
    <div className={styles['scene']}>
      <table className={styles['tasks']}>
        <caption className="visually-hidden">The tasks so far</caption>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">runs</th>
            <th scope="col">is at</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ name, coroutine, at }) => (
            <tr key={name} className={name === scene.who ? styles['here'] : undefined}>
              <th scope="row">{name}</th>
              <td>
                <code>{coroutine}</code>
              </td>
              <td>{at}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['side']}>
        <p className={styles['time']}>
          <span className={styles['label']}>Clock</span> {time ?? 0} s
        </p>
        <div>
          <span className={styles['label']}>Printed so far</span>
          <pre className={styles['printed']}>
            {printed.length === 0 ? <em>nothing</em> : printed.join('\n')}
          </pre>
        </div>
      </div>
    </div>
  );
}
