import type { Answered } from '#session/review.ts';
import { Button } from '#ui/button.tsx';
import { counted, intervalText } from '#ui/times.ts';
import { useApp, useReview } from '../context.ts';

/** The end of a session: what was learnt and when it comes back. */
export function Summary() {
  const answered = useReview((state) => state.answered);
  const goTo = useApp((state) => state.goTo);
  const right = answered.filter(({ correct }) => correct).length;
  return (
    <section className="summary">
      <h1 className="summary-title">
        {answered.length === 0
          ? 'Nothing is due here now.'
          : `${counted(answered.length, 'answer')}, ${right} right.`}
      </h1>
      {answered.length === 0 ? undefined : (
        <>
          <p className="summary-more">
            What you were unsure of comes back first; nothing here is lost.
          </p>
          <table className="summary-table">
            <thead>
              <tr>
                <th scope="col">Concept</th>
                <th scope="col">Unit</th>
                <th scope="col">Answer</th>
                <th scope="col">Comes back</th>
              </tr>
            </thead>
            <tbody>
              {lastOfEach(answered).map(({ asked, correct, outcome }) => (
                <tr key={asked.card.id}>
                  <td>{asked.question.concept.replaceAll('-', ' ')}</td>
                  <td>{asked.unitTitle}</td>
                  <td className={correct ? 'summary-right' : 'summary-wrong'}>
                    {correct ? '✓ right' : '✗ another way'}
                  </td>
                  <td>in {intervalText(outcome.days, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Button look="main" keys="Enter" onClick={() => void goTo('home')}>
        Done
      </Button>
    </section>
  );
}

/** One row a card: a card answered again shows how it ended. */
function lastOfEach(answered: readonly Answered[]): readonly Answered[] {
  return [...new Map(answered.map((entry) => [entry.asked.card.id, entry])).values()];
}
