/**
 * The details of a question: how it is asked, the outputs of its variants and of wrong beliefs, and
 * the learner's answers.
 */
import { linesOf } from '#format/output.ts';
import type { Shown } from '#session/app/search.ts';
import type { BelievedOutput, VariantOutput } from '#session/question-outputs.ts';
import { Code } from '#ui/code.tsx';
import { Plain } from '#ui/plain.tsx';
import { Prose } from '#ui/prose.tsx';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { endingText } from '../playground/words.ts';
import { Difference } from './difference.tsx';
import { SEARCH } from './texts.ts';
import library from './library.module.css';
import styles from './question-preview.module.css';

export function QuestionPreview({ shown }: { readonly shown: Shown }) {
  const { answers, outputs, found } = shown;
  const showCard = useApp((state) => state.showCard);
  const { question, theirs } = found;
  const program = question.kind === 'repair' ? question.broken : question.program;
  return (
    <div className={styles['preview']}>
      <Prose text={question.prompt} />
      {program === '' ? undefined : <Code program={program} label={SEARCH.program(question.id)} />}
      {question.kind === 'choice' ? (
        <ul>
          {question.choices.map(({ correct, text }) => (
            <li key={text}>
              {correct ? '✓ ' : ''}
              <Prose text={text} inline />
            </li>
          ))}
        </ul>
      ) : undefined}
      <Prose text={question.why} />
      {theirs === undefined ? undefined : (
        <details>
          <summary>{SEARCH.theirs}</summary>
          <Difference was={question} is={theirs} />
        </details>
      )}
      {outputs.variants.length === 0 ? undefined : <Variants variants={outputs.variants} />}
      {outputs.believed === undefined ? undefined : <Beliefs believed={outputs.believed} />}
      {outputs.fault === undefined ? undefined : (
        <p className={library['facts']} role="status">
          {SEARCH.failed(outputs.fault)}
        </p>
      )}
      <h4>{SEARCH.answers}</h4>
      {answers.length === 0 ? (
        <p className={library['facts']}>{SEARCH.unanswered}</p>
      ) : (
        <ol className={styles['answers']} aria-label={SEARCH.answers}>
          {answers.map(({ id, at, correct, rating, explainedBy }) => (
            <li key={id}>
              {SEARCH.answer(
                new Date(at).toLocaleString(),
                correct === 1,
                rating,
                explainedBy?.[0],
              )}
            </li>
          ))}
        </ol>
      )}
      <div>
        <Button size="small" onClick={() => void showCard(found.id)}>
          {SEARCH.known}
        </Button>
      </div>
    </div>
  );
}

function Variants({ variants }: { readonly variants: readonly VariantOutput[] }) {
  return (
    <section aria-label={SEARCH.prints}>
      <h4>{SEARCH.variants(variants.length)}</h4>
      <ol className={styles['outputs']}>
        {variants.map(({ values, key }) => {
          const named = values.map(({ name, value }) => `${name} ${value}`).join(', ');
          return (
            <li key={named}>
              {named === '' ? undefined : <p className={library['facts']}>{named}</p>}
              <Printed stdout={key.stdout} />
              {key.ended.kind === 'returned' ? undefined : (
                <p className={library['facts']}>{endingText(key.ended)}</p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Beliefs({ believed }: { readonly believed: readonly BelievedOutput[] }) {
  if (believed.length === 0) {
    return <p className={library['facts']}>{SEARCH.noBelief}</p>;
  }
  return (
    <section aria-label={SEARCH.believed}>
      <h4>{SEARCH.believed}</h4>
      <ul className={styles['outputs']}>
        {believed.map(({ output, statements }) => (
          <li key={output.ids.join(' ')}>
            {statements.map((statement) => (
              <p key={statement} className={library['facts']}>
                <Plain text={statement} />
              </p>
            ))}
            <Printed stdout={output.stdout} />
            {output.ended.kind === 'returned' ? undefined : (
              <p className={library['facts']}>{endingText(output.ended)}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Printed({ stdout }: { readonly stdout: string }) {
  const lines = linesOf(stdout);
  return lines.length === 0 ? (
    <p className={library['facts']}>{SEARCH.nothing}</p>
  ) : (
    <pre className={styles['output']}>{lines.join('\n')}</pre>
  );
}
