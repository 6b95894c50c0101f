/** The search over all questions. */
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useApp } from '../context.ts';
import { Results } from './results.tsx';
import { SEARCH } from './texts.ts';
import library from './library.module.css';
import styles from './search.module.css';

export function SearchQuestions() {
  const query = useApp((state) => state.query);
  const search = useApp((state) => state.search);
  const searchFor = useApp((state) => state.searchFor);
  const list = useRef<HTMLDivElement>(null);
  const fault = search?.fault;
  const goToList = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('li input[type="checkbox"]')?.focus();
  };
  return (
    <section aria-labelledby="search-title">
      <h2 className={library['heading']} id="search-title">
        {SEARCH.title}
      </h2>
      <input
        className={styles['query']}
        type="search"
        value={query}
        placeholder={SEARCH.example}
        aria-label={SEARCH.label}
        aria-describedby="search-said"
        aria-invalid={fault !== undefined}
        spellCheck={false}
        onFocus={() => void searchFor(query)}
        onChange={({ target }) => void searchFor(target.value)}
        onKeyDown={goToList}
      />
      <p className={library['facts']} id="search-said" role="status">
        {fault === undefined ? (
          search && SEARCH.found(search.found.length, search.total)
        ) : (
          <>
            <code>
              {query.slice(0, fault.at)}
              <mark>{query.slice(fault.at, fault.at + 1) || ' '}</mark>
              {query.slice(fault.at + 1)}
            </code>{' '}
            {fault.message}
          </>
        )}
      </p>
      <div ref={list}>{search === undefined ? undefined : <Results search={search} />}</div>
    </section>
  );
}
