/** What a class answers and believes, from the files of its learners. */
import { summaryOf } from '#session/class/summary.ts';
import type { QuestionOfClass } from '#session/class/summary.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Plain } from '#ui/plain.tsx';
import table from '#ui/table.module.css';
import { useApp } from '../context.ts';
import { CLASS } from './texts.ts';
import styles from './class-dialog.module.css';

export function ClassDialog() {
  const shown = useApp((state) => state.class);
  const close = useApp((state) => state.closeClass);
  if (shown === undefined) return undefined;
  const { deck, files, refused, statements } = shown;
  const { learners, questions, beliefs } = summaryOf(files.map(({ given }) => given));
  const inWords = (model: string): string => statements[model] ?? model;
  return (
    <Dialog
      title={CLASS.title(deck.title)}
      onClose={close}
      actions={<Button onClick={close}>{CLASS.close}</Button>}
    >
      <p role="status">
        <strong>{CLASS.learners(learners)}.</strong> {CLASS.about}
      </p>
      <h3 className={styles['heading']}>{CLASS.beliefs}</h3>
      {beliefs.length === 0 ? (
        <p>{CLASS.noBelief}</p>
      ) : (
        <table className={table['table']} aria-label={CLASS.beliefs}>
          <thead>
            <tr>
              <th scope="col">{CLASS.belief}</th>
              <th scope="col">{CLASS.hold}</th>
              <th scope="col">{CLASS.seen}</th>
            </tr>
          </thead>
          <tbody>
            {beliefs.map(({ model, count, questions: seen }) => (
              <tr key={model}>
                <th scope="row">
                  <Plain text={inWords(model)} />
                </th>
                <td>{count}</td>
                <td>{seen.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3 className={styles['heading']}>{CLASS.questions}</h3>
      <table className={table['table']} aria-label={CLASS.questions}>
        <thead>
          <tr>
            <th scope="col">{CLASS.question}</th>
            <th scope="col">{CLASS.right}</th>
            <th scope="col">{CLASS.wrong}</th>
            <th scope="col">{CLASS.why}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <QuestionRow key={question.question} question={question} inWords={inWords} />
          ))}
        </tbody>
      </table>
      {refused.length === 0 ? undefined : (
        <>
          <h3 className={styles['heading']}>{CLASS.refused}</h3>
          <ul>
            {refused.map(({ from, why }) => (
              <li key={`${from} ${why}`}>
                {from}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <details className={styles['files']}>
        <summary>{CLASS.files}</summary>
        <ul>
          {files.map(({ from, given }, at) => (
            // Files without a learner's name may have the same title.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>{given.name ?? from}</li>
          ))}
        </ul>
      </details>
    </Dialog>
  );
}

function QuestionRow(props: {
  readonly question: QuestionOfClass;
  readonly inWords: (model: string) => string;
}) {
  const { question, inWords } = props;
  const { right, wrong, beliefs, unexplained } = question;
  return (
    <tr>
      <th scope="row">{question.question}</th>
      <td>{right}</td>
      <td>{wrong}</td>
      <td>
        <ul className={styles['beliefs']}>
          {beliefs.map(({ model, count }) => (
            <li key={model}>
              <Plain text={CLASS.held(count, inWords(model))} />
            </li>
          ))}
          {unexplained === 0 ? undefined : <li>{CLASS.unexplained(unexplained)}</li>}
        </ul>
      </td>
    </tr>
  );
}
