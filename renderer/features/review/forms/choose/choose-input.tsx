import type { ChooseExercise } from '#session/forms/choose/choose.ts';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import { FORM_WORDS } from '../texts.ts';
import formStyles from '../form.module.css';
import { OutputChoices } from './output-choices.tsx';

/** A choice among outputs, one of which is the program's. */
export function ChooseInput({ exercise }: FormProps<ChooseExercise>) {
  const [{ taken }, change] = useDraft(exercise);
  return (
    <div className={formStyles['form']}>
      <OutputChoices
        options={exercise.options}
        taken={taken}
        onTake={(place) => change(() => ({ form: 'choose', taken: place }))}
      />
      <p className={formStyles['hint']}>{FORM_WORDS.letter}</p>
      <CommitBar ready={taken !== undefined} />
    </div>
  );
}
