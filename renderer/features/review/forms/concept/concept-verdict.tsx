import { Prose } from '#ui/prose.tsx';
import type { FormVerdictProps } from '../form-view.ts';
import { classNames } from '#ui/class-names.ts';
import { CONCEPT } from '../texts.ts';
import styles from './concept.module.css';

/** Every choice, whether it is right, and why. */
export function ConceptVerdict(props: FormVerdictProps<'concept'>) {
  const { exercise, draft, verdict, reasoned } = props;
  return (
    <ul className={styles['choices']}>
      {exercise.choices.map(({ text, why, correct }, at) => (
        <li
          key={text}
          className={judgedClass(correct, draft.taken.has(at), verdict.rightly[at] !== false)}
        >
          <p className={styles['text']}>
            <span className={styles['mark']}>{correct ? CONCEPT.right : CONCEPT.wrong}</span>
            <Prose text={text} inline />
            {draft.taken.has(at) ? (
              <span className={styles['yours']}>{CONCEPT.yours}</span>
            ) : undefined}
            {!exercise.single && verdict.rightly[at] === false && !draft.taken.has(at) ? (
              <span className={styles['yours']}>{CONCEPT.missed}</span>
            ) : undefined}
          </p>
          {reasoned ? <Prose text={why} /> : undefined}
        </li>
      ))}
    </ul>
  );
}

function judgedClass(correct: boolean, taken: boolean, rightly: boolean): string {
  const mistaken = taken && !rightly;
  return classNames(
    styles['choice'],
    correct && !mistaken && styles['right'],
    mistaken && styles['wrong'],
  );
}
