import { Prose } from '#ui/prose.tsx';
import type { FormVerdictProps } from '../form-view.ts';

/** Every choice with whether it is right, and why. */
export function ConceptVerdict(props: FormVerdictProps<'concept'>) {
  const { exercise, draft, verdict, reasoned } = props;
  return (
    <ul className="judged-choices">
      {exercise.choices.map(({ text, why, correct }, at) => (
        <li key={text} className={judgedClass(correct, draft.taken.has(at))}>
          <p className="judged-text">
            <span className="judged-mark">{correct ? 'right' : 'not so'}</span>
            <Prose text={text} inline />
            {draft.taken.has(at) ? <span className="judged-yours">your choice</span> : undefined}
            {!exercise.single && verdict.rightly[at] === false && !draft.taken.has(at) ? (
              <span className="judged-yours">left out</span>
            ) : undefined}
          </p>
          {reasoned ? <Prose text={why} /> : undefined}
        </li>
      ))}
    </ul>
  );
}

function judgedClass(correct: boolean, taken: boolean): string {
  if (correct) return 'judged-choice judged-right';
  return taken ? 'judged-choice judged-wrong' : 'judged-choice';
}
