/** The search over all questions, and a look at any of them. */
import { useState } from 'react';
import type { Found, Search as SearchResult } from '#session/app/search.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { Prose } from '#ui/prose.tsx';
import { counted } from '#ui/times.ts';
import { useApp } from '../context.ts';
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
        Questions
      </h2>
      <input
        className={styles['query']}
        type="search"
        value={text}
        placeholder="is:due unit:cancellation -model:eager-task prop:stability>30"
        aria-label="Search all questions"
        aria-describedby="search-said"
        aria-invalid={fault !== undefined}
        spellCheck={false}
        onFocus={() => void searchFor(text)}
        onChange={({ target }) => change(target.value)}
      />
      <p className={library['facts']} id="search-said" role="status">
        {fault === undefined ? (
          search &&
          `${search.found.length.toLocaleString()} of ${counted(search.total, 'question')}`
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
              label={`Look at ${one.question.id}`}
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
      {found.length > SHOWN ? (
        <p>And {(found.length - SHOWN).toLocaleString()} more.</p>
      ) : undefined}
    </>
  );
}

function stateOf({ card }: Found): string {
  if (card === undefined || card.memory.state === 'new') return 'new';
  const due = card.due === undefined ? '' : `, due ${new Date(card.due).toLocaleDateString()}`;
  return `${card.memory.state}${due}`;
}

function Preview({ selected }: { readonly selected: NonNullable<SearchResult['selected']> }) {
  const { question } = selected.found;
  const { answers } = selected;
  const showCard = useApp((state) => state.showCard);
  const program = question.kind === 'repair' ? question.broken : question.program;
  return (
    <div className={styles['preview']}>
      <Prose text={question.prompt} />
      {program === '' ? undefined : <Code program={program} label={`Program of ${question.id}`} />}
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
        <p className={library['facts']}>Not answered yet.</p>
      ) : (
        <ol className={styles['answers']} aria-label="Your answers">
          {answers.map(({ id, at, correct, rating, explainedBy }) => (
            <li key={id}>
              {new Date(at).toLocaleString()}: {correct === 1 ? 'right' : 'wrong'}, {rating}
              {explainedBy === undefined || explainedBy.length === 0
                ? ''
                : `, as ${explainedBy[0] ?? ''} would have it`}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
