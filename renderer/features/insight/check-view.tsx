import { useState } from 'react';
import type { OutputOption } from '#session/forms/choose/choose.ts';
import { MOST_QUESTIONS, coverOf } from '#session/insight/check.ts';
import { asksByLine } from '#session/insight/by-line.ts';
import type { CheckAnswer } from '#session/insight/check.ts';
import type { CheckChoice, CheckPhase } from '#session/insight/store.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { Prose } from '#ui/prose.tsx';
import { useInsight } from '../context.ts';
import { OutputChoices } from '../review/forms/choose/output-choices.tsx';
import { ByLine } from './by-line.tsx';
import { CHECK } from './texts.ts';
import styles from './check.module.css';

/** The check, from choosing its units to its last question. */
export function CheckView({ check }: { readonly check: CheckPhase }) {
  switch (check.kind) {
    case 'choosing':
      return <Choosing choices={check.choices} />;
    case 'asking':
      return <Question check={check} />;
    case 'loading':
    case 'off':
    case 'over':
      return <div aria-busy="true" />;
  }
}

/** Units selected at first: those that everyone who has used asyncio knows. */
const TICKED = 4;

function Choosing({ choices }: { readonly choices: readonly CheckChoice[] }) {
  const close = useInsight((state) => state.closeCheck);
  const [deckId, setDeckId] = useState(choices[0]?.deckId ?? '');
  const choice = choices.find((one) => one.deckId === deckId);
  if (choice === undefined) {
    return (
      <section className={styles['check']}>
        <h1 className={styles['title']}>{CHECK.none.title}</h1>
        <p className={styles['lead']}>{CHECK.none.text}</p>
        <Button onClick={() => void close()} keys="Escape">
          {CHECK.back}
        </Button>
      </section>
    );
  }
  return (
    <section className={styles['check']}>
      <h1 className={styles['title']}>{CHECK.title}</h1>
      <p className={styles['lead']}>{CHECK.lead(MOST_QUESTIONS)}</p>
      {choices.length > 1 ? (
        <label>
          {CHECK.deck}{' '}
          <select value={deckId} onChange={({ target }) => setDeckId(target.value)}>
            {choices.map((one) => (
              <option key={one.deckId} value={one.deckId}>
                {one.deckTitle}
              </option>
            ))}
          </select>
        </label>
      ) : undefined}
      <Units key={deckId} choice={choice} />
    </section>
  );
}

function Units({ choice }: { readonly choice: CheckChoice }) {
  const begin = useInsight((state) => state.beginCheck);
  const close = useInsight((state) => state.closeCheck);
  const { deckId, deckTitle, units } = choice;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(units.slice(0, TICKED).map(({ id }) => id)),
  );
  const { beliefs, tried } = coverOf(units.filter(({ id }) => ticked.has(id)));
  return (
    <>
      <fieldset className={styles['units']}>
        <legend>{deckTitle}</legend>
        {units.map(({ id, title, tests }) => (
          <label key={id} className={styles['unit']}>
            <input
              type="checkbox"
              checked={ticked.has(id)}
              onChange={() => setTicked(toggled(ticked, id))}
            />
            <span>{title}</span>
            <span className={styles['note']}>{CHECK.beliefs(coverOf([{ tests }]).beliefs)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles['actions']}>
        <Button
          variant="main"
          disabled={ticked.size === 0}
          onClick={() => void begin(deckId, [...ticked])}
        >
          {CHECK.begin}
        </Button>
        <Button variant="quiet" onClick={() => void close()} keys="Escape">
          {CHECK.back}
        </Button>
        <p className={styles['cover']} role="status">
          {tried < beliefs ? CHECK.cover(MOST_QUESTIONS, tried, beliefs) : ''}
        </p>
      </div>
    </>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function Question({ check }: { readonly check: Extract<CheckPhase, { readonly kind: 'asking' }> }) {
  const commit = useInsight((state) => state.commit);
  const undo = useInsight((state) => state.undo);
  const close = useInsight((state) => state.closeCheck);
  const { question, taken, path } = check;
  const { asked, options, answered } = question;
  return (
    <section className={styles['check']} aria-label={CHECK.label}>
      <h1 className={styles['title']}>{CHECK.place(answered + 1, MOST_QUESTIONS)}</h1>
      <Prose text={asked.row.question.prompt} />
      <div className={styles['question']}>
        <Code program={asked.program} label={CHECK.program} />
        {asksByLine(options) ? (
          <ByLine options={options} path={path} taken={taken} />
        ) : (
          <Options options={options} taken={taken} />
        )}
      </div>
      <div className={styles['actions']}>
        <Button
          variant="main"
          disabled={taken === undefined}
          onClick={() => void commit()}
          keys="Enter"
        >
          {CHECK.submit}
        </Button>
        <Button variant="quiet" disabled={answered === 0} onClick={() => void undo()} keys="u">
          {CHECK.takeBack}
        </Button>
        <Button variant="quiet" onClick={() => void close()} keys="Escape">
          {CHECK.leave}
        </Button>
      </div>
    </section>
  );
}

function Options(props: {
  readonly options: readonly OutputOption[];
  readonly taken: CheckAnswer | undefined;
}) {
  const take = useInsight((state) => state.take);
  const { options, taken } = props;
  const answers: readonly CheckAnswer[] = [
    ...options.keys(),
    ...CHECK.others.map(({ answer }) => answer),
  ];
  return (
    <OutputChoices
      options={options}
      more={CHECK.others.map(({ text }) => text)}
      taken={taken === undefined ? undefined : answers.indexOf(taken)}
      onTake={(place) => {
        const answer = answers[place];
        if (answer !== undefined) take(answer);
      }}
    />
  );
}
