import type { Summary as SummaryOf } from '#session/review/load-summary.ts';
import type { ConceptLine, LearntConcept, ModelShown } from '#session/review/summary.ts';
import { weekday } from '#ui/times.ts';
import { AHEAD } from '../home/texts.ts';
import { Suggested } from './suggested.tsx';
import { SUMMARY as TEXTS } from './texts.ts';
import styles from './summary.module.css';

/** The end of a session: what to do next, what was learnt, what got in the way, what comes back. */
export function Summary({ summary }: { readonly summary: SummaryOf }) {
  const { results, suggestion, statements, at } = summary;
  const { answers, right, learnt, kept, again, models } = results;
  return (
    <section className={styles['summary']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>
          {answers === 0 ? TEXTS.nothing : TEXTS.title(answers, right)}
        </h1>
        <Suggested suggestion={suggestion} now={at} />
      </header>
      {answers === 0 ? undefined : (
        <div className={styles['parts']}>
          <div className={styles['side']}>
            <Learnt learnt={learnt} kept={kept} />
            <Again concepts={again} />
          </div>
          <div className={styles['side']}>
            <Models models={models} statements={statements} />
            <Coming summary={summary} />
          </div>
        </div>
      )}
    </section>
  );
}

function Learnt(props: {
  readonly learnt: readonly LearntConcept[];
  readonly kept: readonly ConceptLine[];
}) {
  const { learnt, kept } = props;
  if (learnt.length + kept.length === 0) return undefined;
  return (
    <section aria-labelledby="summary-learnt">
      <h2 className={styles['heading']} id="summary-learnt">
        {TEXTS.learned}
      </h2>
      <ul>
        {learnt.map((line) => (
          <Concept
            key={`${line.unitTitle} ${line.concept}`}
            line={line}
            mark={TEXTS.states[line.state]}
          />
        ))}
        {kept.map((line) => (
          <Concept key={`${line.unitTitle} ${line.concept}`} line={line} mark={TEXTS.kept} />
        ))}
      </ul>
    </section>
  );
}

function Concept({ line, mark }: { readonly line: ConceptLine; readonly mark?: string }) {
  return (
    <li className={styles['line']}>
      <span className={styles['name']}>{line.concept}</span>
      <span className={styles['note']}>{mark ?? line.unitTitle}</span>
    </li>
  );
}

function Again({ concepts }: { readonly concepts: readonly ConceptLine[] }) {
  if (concepts.length === 0) return undefined;
  return (
    <section aria-labelledby="summary-again">
      <h2 className={styles['heading']} id="summary-again">
        {TEXTS.again}
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
    <section aria-labelledby="summary-models">
      <h2 className={styles['heading']} id="summary-models">
        {TEXTS.models}
      </h2>
      <ul>
        {models.map(({ id, count, concepts }) => (
          <li key={id} className={styles['model']}>
            <p>{withCode(statements.get(id) ?? id.replaceAll('-', ' '))}</p>
            <p className={styles['note']}>{TEXTS.times(count, listText(concepts))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Concepts listed by name; for the rest, only the number is displayed. */
const NAMED = 3;

function listText(concepts: readonly string[]): string {
  const more = concepts.length - NAMED;
  const named = concepts.slice(0, NAMED).join(', ');
  return more > 0 ? `${named}, ${TEXTS.more(more)}` : named;
}

/** A sentence with backticks around code. */
function withCode(text: string): React.ReactNode {
  // The odd pieces were between two backticks.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece));
}

const DAY = 24 * 60 * 60_000;

/** The cards of the next days, over all decks: the same figures as on the first screen. */
function Coming({ summary: { forecast, tomorrow } }: { readonly summary: SummaryOf }) {
  const days = forecast.flatMap((count, day) => (day > 1 && count > 0 ? [{ day, count }] : []));
  return (
    <section aria-labelledby="summary-coming">
      <h2 className={styles['heading']} id="summary-coming">
        {TEXTS.coming}
      </h2>
      <p>{AHEAD.sentence(tomorrow.reviews, tomorrow.fresh, tomorrow.minutes)}</p>
      <ul>
        {days.map(({ day, count }) => (
          <li key={day} className={styles['line']}>
            <span className={styles['name']}>{weekday(tomorrow.at + (day - 1) * DAY)}</span>
            <span className={styles['note']}>{TEXTS.questions(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
