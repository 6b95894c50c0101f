import { letterKey } from '#session/commands/question.ts';
import type { ClockDraft, ClockExercise } from '#session/forms/clock/clock.ts';
import { takeOption } from '#session/forms/clock/clock.ts';
import { takesSeveral } from '#engine/questions/question.ts';
import type { AskedMoment, Scene } from '#engine/questions/question.ts';
import { momentPrompt } from '#session/questions/words.ts';
import { unanswered } from '#session/review/phase.ts';
import { useReview } from '#features/context.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Plain } from '#ui/plain.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import formStyles from '../form.module.css';
import styles from './clock.module.css';
import { CLOCK } from '../texts.ts';
import { LineCode } from './line-code.tsx';

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
  const program = useReview(({ phase }) => unanswered(phase)?.asked.question.program ?? '');
  return (
    <div className={formStyles['form']}>
      {scene.time === undefined || scene.tasks.length === 0 ? undefined : (
        <SceneView scene={scene} />
      )}
      <ul
        className={styles['options']}
        role={one ? 'radiogroup' : 'group'}
        aria-label={CLOCK.labels[kind]}
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
              <span className={styles['option']}>
                {text}
                <LineCode program={program} option={text} />
              </span>
              {ordered && taken.includes(at) ? (
                <span className={styles['place']}>{place(taken.indexOf(at))}</span>
              ) : undefined}
            </button>
          </li>
        ))}
      </ul>
      <p className={formStyles['hint']}>{CLOCK.hints[kind]}</p>
      <CommitBar ready={taken.length > 0} />
    </div>
  );
}

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
        <caption className="visually-hidden">{CLOCK.tasks}</caption>
        <thead>
          <tr>
            <th scope="col">{CLOCK.task}</th>
            <th scope="col">{CLOCK.runs}</th>
            <th scope="col">{CLOCK.at}</th>
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
          <span className={styles['label']}>{CLOCK.clock}</span> {time ?? 0} s
        </p>
        <div>
          <span className={styles['label']}>{CLOCK.printed}</span>
          <pre className={styles['printed']}>
            {printed.length === 0 ? <em>{CLOCK.nothing}</em> : printed.join('\n')}
          </pre>
        </div>
      </div>
    </div>
  );
}
