/** The search over all questions, and a look at any of them. */
import { useState } from 'react';
import type { Found, Search as SearchResult } from '#session/app/search.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { Prose } from '#ui/prose.tsx';
import { useApp } from '../context.ts';
import { SEARCH, moreText } from './texts.ts';
import library from './library.module.css';
import styles from './search.module.css';

/** Questions listed; a narrower search finds the others. */
const SHOWN = 200;

export function SearchQuestions() {
  const [text, setText] = useState('');
  const search = useApp((state) => state.search);
  const searchFor = useApp((state) => state.searchFor);
  const change = (next: string): void => {
    setText(next);
    void searchFor(next);
  };
  const fault = search?.fault;
  return (
    <section aria-labelledby="search-title">
      <h2 className={library['heading']} id="search-title">
        {SEARCH.title}
      </h2>
      <input
        className={styles['query']}
        type="search"
        value={text}
        placeholder="is:due unit:cancellation -model:eager-task prop:stability>30"
        aria-label={SEARCH.label}
        aria-describedby="search-said"
        aria-invalid={fault !== undefined}
        spellCheck={false}
        onFocus={() => void searchFor(text)}
        onChange={({ target }) => change(target.value)}
      />
      <p className={library['facts']} id="search-said" role="status">
        {fault === undefined ? (
          search && SEARCH.found(search.found.length, search.total)
        ) : (
          <>
            <code>
              {text.slice(0, fault.at)}
              <mark>{text.slice(fault.at, fault.at + 1) || ' '}</mark>
              {text.slice(fault.at + 1)}
            </code>{' '}
            {fault.message}
          </>
        )}
      </p>
      {search === undefined || text === '' ? undefined : <Results search={search} />}
    </section>
  );
}

function Results({ search }: { readonly search: SearchResult }) {
  const select = useApp((state) => state.selectFound);
  const { found, selected } = search;
  return (
    <>
      <ul className={styles['results']}>
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <Button
              variant="quiet"
              label={SEARCH.look(one.question.id)}
              onClick={() => void select(selected?.found.id === one.id ? undefined : one.id)}
            >
              {one.question.id}
            </Button>{' '}
            <span className={library['facts']}>
              {one.unit} · {stateOf(one)}
            </span>
            {selected?.found.id === one.id ? <Preview selected={selected} /> : undefined}
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? <p>{moreText(found.length - SHOWN)}</p> : undefined}
    </>
  );
}

function stateOf({ card }: Found): string {
  if (card === undefined || card.memory.state === 'new') return SEARCH.fresh;
  const due = card.due === undefined ? '' : new Date(card.due).toLocaleDateString();
  return SEARCH.state(card.memory.state, due);
}

function Preview({ selected }: { readonly selected: NonNullable<SearchResult['selected']> }) {
  const { question } = selected.found;
  const { answers } = selected;
  const showCard = useApp((state) => state.showCard);
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
      <Button size="small" onClick={() => void showCard(selected.found.id)}>
        What is known of it
      </Button>
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
    </div>
  );
}
