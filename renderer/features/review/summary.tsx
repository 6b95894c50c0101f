import type { Summary as SummaryOf } from '#session/review/load-summary.ts';
import type { ConceptLine, LearntConcept, ModelShown, Return } from '#session/review/summary.ts';
import { counted, returnText } from '#ui/times.ts';
import { Suggested } from './suggested.tsx';
import './summary.css';

/** The end of a session: what to do next, what was learnt, what got in the way, what comes back. */
export function Summary({ summary }: { readonly summary: SummaryOf }) {
  const { results, suggestion, statements, at } = summary;
  const { answers, right, learnt, kept, again, models, returns } = results;
  return (
    <section className="summary">
      <header className="summary-head">
        <h1 className="summary-title">
          {answers === 0
            ? 'Nothing is due here now.'
            : `${counted(answers, 'answer')}, ${right} right.`}
        </h1>
        <Suggested suggestion={suggestion} now={at} />
      </header>
      {answers === 0 ? undefined : (
        <div className="summary-parts">
          <div className="summary-side">
            <Learnt learnt={learnt} kept={kept} />
            <Again concepts={again} />
          </div>
          <div className="summary-side">
            <Models models={models} statements={statements} />
            <Returns returns={returns} now={at} />
          </div>
        </div>
      )}
    </section>
  );
}

const STATES = { begun: 'started', known: 'learned' } as const;

function Learnt(props: {
  readonly learnt: readonly LearntConcept[];
  readonly kept: readonly ConceptLine[];
}) {
  const { learnt, kept } = props;
  if (learnt.length + kept.length === 0) return undefined;
  return (
    <section className="summary-part" aria-labelledby="summary-learnt">
      <h2 className="summary-heading" id="summary-learnt">
        Learned
      </h2>
      <ul>
        {learnt.map((line) => (
          <Concept
            key={`${line.unitTitle} ${line.concept}`}
            line={line}
            mark={STATES[line.state]}
          />
        ))}
        {kept.map((line) => (
          <Concept key={`${line.unitTitle} ${line.concept}`} line={line} mark="still known" />
        ))}
      </ul>
    </section>
  );
}

function Concept({ line, mark }: { readonly line: ConceptLine; readonly mark?: string }) {
  return (
    <li className="summary-line">
      <span className="summary-name">{line.concept}</span>
      <span className="summary-note">{mark ?? line.unitTitle}</span>
    </li>
  );
}

function Again({ concepts }: { readonly concepts: readonly ConceptLine[] }) {
  if (concepts.length === 0) return undefined;
  return (
    <section className="summary-part" aria-labelledby="summary-again">
      <h2 className="summary-heading" id="summary-again">
        To review
      </h2>
      <ul>
        {concepts.map((line) => (
          <Concept key={`${line.unitTitle} ${line.concept}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Models(props: {
  readonly models: readonly ModelShown[];
  readonly statements: ReadonlyMap<string, string>;
}) {
  const { models, statements } = props;
  if (models.length === 0) return undefined;
  return (
    <section className="summary-part" aria-labelledby="summary-models">
      <h2 className="summary-heading" id="summary-models">
        Misconceptions in this session
      </h2>
      <ul>
        {models.map(({ id, count, concepts }) => (
          <li key={id} className="summary-model">
            <p>{withCode(statements.get(id) ?? id.replaceAll('-', ' '))}</p>
            <p className="summary-note">
              {count === 1 ? 'once' : `${count} times`}, at {listText(concepts)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Concepts that are told by name; of more there is the number. */
const NAMED = 3;

function listText(concepts: readonly string[]): string {
  const more = concepts.length - NAMED;
  const named = concepts.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** A sentence in which backticks stand around code. */
function withCode(text: string): React.ReactNode {
  // The pieces at odd places stood between two backticks.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece));
}

/** Days that are told one by one; what comes later is told together. */
const DAYS = 4;

function Returns({ returns, now }: { readonly returns: readonly Return[]; readonly now: number }) {
  const later = returns.slice(DAYS).reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="summary-part" aria-labelledby="summary-returns">
      <h2 className="summary-heading" id="summary-returns">
        Coming back
      </h2>
      <ul>
        {returns.slice(0, DAYS).map(({ days, count, due }) => (
          <li key={days} className="summary-line">
            <span className="summary-name">{returnText(days, due, now)}</span>
            <span className="summary-note">{counted(count, 'question')}</span>
          </li>
        ))}
        {later > 0 ? (
          <li className="summary-line">
            <span className="summary-name">later</span>
            <span className="summary-note">{counted(later, 'question')}</span>
          </li>
        ) : undefined}
      </ul>
    </section>
  );
}
