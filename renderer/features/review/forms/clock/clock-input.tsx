import { letterKey } from '#session/commands/question.ts';
import type { ClockDraft, ClockExercise } from '#session/forms/clock/clock.ts';
import { takeOption, takesOne } from '#session/forms/clock/clock.ts';
import type { ClockQuestion, Scene } from '#session/forms/clock/question.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Plain } from '#ui/plain.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import formStyles from '../form.module.css';
import styles from './clock.module.css';

/** What is asked of the paused program, in place of the question's own prompt. */
export function ClockPrompt({ exercise }: { readonly exercise: ClockQuestion }) {
  const { kind, scene } = exercise;
  switch (kind) {
    case 'next-line':
      return `${pausedText(scene)} Which line of the program runs after it?`;
    case 'ready-queue':
      return `${pausedText(scene)} Which tasks are ready now, in the order in which they run?`;
    case 'cancelled':
      return `${pausedText(scene)} Which of these tasks are cancelled in the end?`;
    case 'seconds':
      return (
        <>
          How many seconds have passed on the program’s clock when it prints{' '}
          <Plain text={`\`${(scene.waitsFor ?? '').replaceAll('`', 'ˋ')}\``} />?
        </>
      );
  }
}

/** Where the program is paused, in a sentence. */
export function pausedText({ who, line, gone }: Scene): string {
  const task = who === '' ? 'The main program' : who;
  if (!gone) return `${task} is about to run line ${line ?? '?'}.`;
  return line === undefined ? `${task} is over.` : `${task} is paused at line ${line}.`;
}

/** The paused program, and what it may do next. */
export function ClockInput({ exercise }: FormProps<ClockExercise>) {
  const { kind, scene, options } = exercise;
  const [{ taken }, change] = useDraft(exercise);
  const one = takesOne(exercise);
  const ordered = kind === 'ready-queue';
  return (
    <div className={formStyles['form']}>
      {scene.time === undefined ? undefined : <SceneView scene={scene} />}
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
} as const;

const HINTS = {
  'next-line': 'Press a letter to choose a line.',
  'ready-queue': 'Press a letter to add a task to the queue or remove it. Some may not be ready.',
  'seconds': 'Press a letter to choose a time.',
  'cancelled': 'Press a letter to select or clear a task. Several may be right.',
} as const;

/** `1st`, `2nd`; for 0 the first. */
function place(at: number): string {
  return ['1st', '2nd', '3rd'][at] ?? `${at + 1}th`;
}

/** Where each task is, what has been printed, and how late it is. */
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
