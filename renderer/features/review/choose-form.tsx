import type { ChoiceQuestion } from '#format/types.ts';
import { toggleChoice } from '#session/draft.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Prose } from '#ui/prose.tsx';
import { useReview } from '../context.ts';

/** A choice among sentences: one, or several where several are right. */
export function ChooseForm({ question }: { readonly question: ChoiceQuestion }) {
  const taken = useReview(({ phase }) =>
    phase.kind === 'asking' && phase.draft.form === 'choose' ? phase.draft.taken : NONE,
  );
  const change = useReview((state) => state.change);
  const submit = useReview((state) => state.submit);
  const single = question.choices.filter(({ correct }) => correct).length === 1;

  return (
    <div className="form">
      <ul
        className="choices"
        role={single ? 'radiogroup' : 'group'}
        aria-label={single ? 'Choose one' : 'Choose all that are right'}
      >
        {question.choices.map(({ text }, at) => (
          <li key={text} role="presentation">
            <button
              type="button"
              className="choice"
              data-enter="command"
              role={single ? 'radio' : 'checkbox'}
              aria-checked={taken.has(at)}
              onClick={() => change((draft) => toggleChoice(draft, at, single))}
            >
              <Kbd keys={String(at + 1)} />
              <Prose text={text} inline />
            </button>
          </li>
        ))}
      </ul>
      <p className="form-hint">
        {single ? 'One is right.' : 'Several may be right.'} A number takes a choice.
      </p>
      <div className="form-actions">
        <Button look="main" keys="Enter" disabled={taken.size === 0} onClick={() => submit()}>
          Commit
        </Button>
      </div>
    </div>
  );
}

const NONE: ReadonlySet<number> = new Set();
