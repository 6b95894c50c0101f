/** Question sheets, with the answers on separate pages. The screen shows what is printed. */
import type { ExportItem, ExportSource } from '#export/source.ts';
import { endingWords, releaseText } from '#export/source.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { Prose } from '#ui/prose.tsx';
import { useApp } from '../context.ts';
import { PRINT } from './texts.ts';
import styles from './print-view.module.css';

export function PrintView({ source: { manifest, items } }: { readonly source: ExportSource }) {
  const print = useApp((state) => state.printSheets);
  const close = useApp((state) => state.closeSheets);
  const numbered = manifest.units
    .flatMap(({ id }) => items.filter(({ placed }) => placed.unit === id))
    .map((item, at) => ({ item, number: at + 1 }));
  return (
    <main className={styles['sheets']}>
      <div className={styles['bar']}>
        <Button variant="main" onClick={() => void print()}>
          {PRINT.print}
        </Button>
        <Button onClick={close}>{PRINT.close}</Button>
      </div>
      <h1>{manifest.title}</h1>
      <p className={styles['about']}>{releaseText(manifest)}</p>
      {manifest.units.map(({ id, title }) => (
        <section key={id} aria-label={title}>
          <h2>{title}</h2>
          {numbered
            .filter(({ item }) => item.placed.unit === id)
            .map(({ item, number }) => (
              <QuestionSheet key={number} item={item} number={number} />
            ))}
        </section>
      ))}
      <section className={styles['answers']} aria-label={PRINT.answers}>
        <h2>{PRINT.answers}</h2>
        {numbered.map(({ item, number }) => (
          <Answer key={number} item={item} number={number} />
        ))}
      </section>
    </main>
  );
}

interface SheetProps {
  readonly item: ExportItem;
  readonly number: number;
}

function QuestionSheet({ item: { question, key }, number }: SheetProps) {
  const program = question.kind === 'repair' ? question.broken : question.program;
  return (
    <article className={styles['question']}>
      <h3>{number}</h3>
      <Prose text={question.prompt} />
      {program === '' ? undefined : <Code program={program} label={PRINT.program(number)} />}
      {question.kind === 'repair' ? (
        <>
          <p>{PRINT.wanted}</p>
          <pre className={styles['output']}>{key?.stdout}</pre>
        </>
      ) : undefined}
      {question.kind === 'choice' ? (
        <ul className={styles['choices']}>
          {question.choices.map(({ text }) => (
            <li key={text}>
              <Prose text={text} inline />
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles['room']} />
      )}
    </article>
  );
}

function Answer({ item: { question, key }, number }: SheetProps) {
  const ending = key === undefined ? '' : endingWords(key.ended);
  return (
    <article className={styles['question']}>
      <h3>{number}</h3>
      {question.kind === 'choice' ? (
        <ul>
          {question.choices
            .filter(({ correct }) => correct)
            .map(({ text }) => (
              <li key={text}>
                <Prose text={text} inline />
              </li>
            ))}
        </ul>
      ) : undefined}
      {question.kind === 'repair' ? (
        <Code program={question.program} label={PRINT.repaired(number)} />
      ) : key === undefined ? undefined : (
        <pre className={styles['output']}>{key.stdout}</pre>
      )}
      {ending === '' ? undefined : <p>{ending}</p>}
      <Prose text={question.why} />
    </article>
  );
}
