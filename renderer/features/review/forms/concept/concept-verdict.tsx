import { Prose } from '#ui/prose.tsx';
import type { FormVerdictProps } from '../form-view.ts';
import { CONCEPT } from '../texts.ts';

/** Every choice with whether it is right, and why. */
export function ConceptVerdict(props: FormVerdictProps<'concept'>) {
  const { exercise, draft, verdict, reasoned } = props;
  return (
    <ul className="judged-choices">
      {exercise.choices.map(({ text, why, correct }, at) => (
        <li
          key={text}
          className={judgedClass(correct, draft.taken.has(at), verdict.rightly[at] !== false)}
        >
          <p className="judged-text">
            <span className="judged-mark">{correct ? CONCEPT.right : CONCEPT.wrong}</span>
            <Prose text={text} inline />
            {draft.taken.has(at) ? (
              <span className="judged-yours">{CONCEPT.yours}</span>
            ) : undefined}
            {!exercise.single && verdict.rightly[at] === false && !draft.taken.has(at) ? (
              <span className="judged-yours">{CONCEPT.missed}</span>
            ) : undefined}
          </p>
          {reasoned ? <Prose text={why} /> : undefined}
        </li>
      ))}
    </ul>
  );
}

function judgedClass(correct: boolean, taken: boolean, rightly: boolean): string {
  if (taken && !rightly) return 'judged-choice judged-wrong';
  return correct ? 'judged-choice judged-right' : 'judged-choice';
}
