import { letterKey } from '#session/commands/question.ts';
import type { ConceptExercise } from '#session/forms/concept/concept.ts';
import { toggleChoice } from '#session/forms/concept/concept.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Prose } from '#ui/prose.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import { CONCEPT } from '../texts.ts';
import { classNames } from '#ui/class-names.ts';
import styles from '../form.module.css';

/** A choice among sentences, of one or several. */
export function ConceptInput({ exercise }: FormProps<ConceptExercise>) {
  const { choices, single, wanted } = exercise;
  const [{ taken }, change] = useDraft(exercise);
  return (
    <div className={styles['form']}>
      <p className={classNames(styles['hint'], wanted === 'wrong' && styles['turned'])}>
        {CONCEPT.ask(wanted, single)}
      </p>
      <ul
        className={styles['choices']}
        role={single ? 'radiogroup' : 'group'}
        aria-label={CONCEPT.group(wanted, single)}
      >
        {choices.map(({ text }, at) => (
          <li key={text} role="presentation">
            <button
              type="button"
              className={styles['choice']}
              data-enter="command"
              role={single ? 'radio' : 'checkbox'}
              aria-checked={taken.has(at)}
              onClick={() => change((draft) => toggleChoice(draft, at, single))}
            >
              <Kbd keys={letterKey(at)} />
              <Prose text={text} inline />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['hint']}>{CONCEPT.keys}</p>
      <CommitBar ready={taken.size > 0} />
    </div>
  );
}
