import { letterKey } from '#session/commands/question.ts';
import type { HappenExercise } from '#session/forms/happen/happen.ts';
import { takeOutput } from '#session/forms/happen/happen.ts';
import { Kbd } from '#ui/kbd.tsx';
import chooseStyles from '../choose/choose.module.css';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import formStyles from '../form.module.css';
import { HappenOutput } from './happen-output.tsx';
import { HAPPEN } from './texts.ts';

/** Outputs, some of which can happen. */
export function HappenInput({ exercise }: FormProps<HappenExercise>) {
  const { options } = exercise;
  const [{ taken }, change] = useDraft(exercise);
  return (
    <div className={formStyles['form']}>
      <ul className={chooseStyles['options']} role="group" aria-label={HAPPEN.group}>
        {options.map((option, at) => (
          <li key={`${option.stdout} ${JSON.stringify(option.ended)}`} role="presentation">
            <button
              type="button"
              className={chooseStyles['option']}
              data-enter="command"
              role="checkbox"
              aria-checked={taken.has(at)}
              onClick={() => change((draft) => takeOutput(draft, at))}
            >
              <Kbd keys={letterKey(at)} />
              <HappenOutput option={option} among={options} />
            </button>
          </li>
        ))}
      </ul>
      <p className={formStyles['hint']}>{HAPPEN.keys}</p>
      <CommitBar ready={taken.size > 0} />
    </div>
  );
}
