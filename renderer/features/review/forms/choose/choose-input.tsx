import { letterKey } from '#session/commands/question.ts';
import type { ChooseExercise, OutputOption } from '#session/forms/choose/choose.ts';
import { Kbd } from '#ui/kbd.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import formStyles from '../form.module.css';
import styles from './choose.module.css';

/** A choice among outputs, one of which the program prints. */
export function ChooseInput({ exercise }: FormProps<ChooseExercise>) {
  const { options } = exercise;
  const [{ taken }, change] = useDraft(exercise);
  // Where all of them end alike, the ending says nothing about which is right.
  const endings = new Set(options.map(endText)).size > 1;

  return (
    <div className={formStyles['form']}>
      <ul
        className={styles['options']}
        role="radiogroup"
        aria-label="Which of these does it print?"
      >
        {options.map((option, at) => (
          <li key={`${option.stdout} ${endText(option)}`} role="presentation">
            <button
              type="button"
              className={styles['option']}
              data-enter="command"
              role="radio"
              aria-checked={taken === at}
              onClick={() => change(() => ({ form: 'choose', taken: at }))}
            >
              <Kbd keys={letterKey(at)} />
              <span className={styles['text']}>
                {option.stdout.trimEnd() === '' ? (
                  <em className={styles['none']}>nothing</em>
                ) : (
                  option.stdout.trimEnd()
                )}
                {endings ? <em className={styles['end']}>{endText(option)}</em> : undefined}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={formStyles['hint']}>Press a letter to choose.</p>
      <CommitBar ready={taken !== undefined} />
    </div>
  );
}

function endText({ ending }: OutputOption): string {
  switch (ending.kind) {
    case 'returned':
      return 'and ends';
    case 'raised':
      return `and ends with ${ending.type}`;
    case 'deadlock':
      return 'and never ends';
  }
}
