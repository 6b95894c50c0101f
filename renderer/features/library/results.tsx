/** The search results: a list to view and select questions. */
import { useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Found, Search } from '#session/app/search.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { useApp } from '../context.ts';
import { BulkBar } from './bulk-bar.tsx';
import { QuestionPreview } from './question-preview.tsx';
import { SEARCH } from './texts.ts';
import library from './library.module.css';
import styles from './results.module.css';

/** Questions listed at a time. */
const SHOWN = 200;

export function Results({ search }: { readonly search: Search }) {
  const lookAt = useApp((state) => state.lookAt);
  const picked = useApp((state) => state.picked);
  const pick = useApp((state) => state.pick);
  const changePicked = useApp((state) => state.changePicked);
  const [most, setMost] = useState(SHOWN);
  /** The anchor of a selection with the shift key. */
  const anchor = useRef(0);
  const list = useRef<HTMLUListElement>(null);
  const { found, shown } = search;
  const listed = found.slice(0, most);
  const all = found.map(({ id }) => id);
  const pickTo = (at: number, on: boolean): void => {
    const [from, to] = [Math.min(anchor.current, at), Math.max(anchor.current, at)];
    pick(
      found.slice(from, to + 1).map(({ id }) => id),
      on,
    );
  };
  const toggle = (at: number, { shiftKey }: Pick<MouseEvent, 'shiftKey'>): void => {
    const id = found[at]?.id ?? '';
    if (shiftKey) pickTo(at, true);
    else pick([id], !picked.has(id));
    anchor.current = at;
  };
  const move = (at: number, event: KeyboardEvent): void => {
    const boxes = list.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
    boxes?.[at]?.focus();
    if (event.shiftKey && boxes?.[at] !== undefined) pickTo(at, true);
    else anchor.current = at;
  };
  const press = (at: number, event: KeyboardEvent): void => {
    const done = keyOf(event, {
      'ArrowDown': () => move(at + 1, event),
      'ArrowUp': () => move(at - 1, event),
      'Mod+a': () => pick(all, true),
      'Enter': () => void lookAt(shown?.found.id === found[at]?.id ? undefined : found[at]?.id),
      'Escape': () => pick([...picked], false),
      's': () => void changePicked({ do: 'suspend' }),
      'b': () => void changePicked({ do: 'bury' }),
      'f': () => void changePicked({ do: 'flag' }),
    });
    if (done) event.preventDefault();
  };
  return (
    <>
      <BulkBar found={found} />
      <ul ref={list} className={styles['results']} aria-label={SEARCH.list}>
        {listed.map((one, at) => (
          <li key={one.id} className={classNames(picked.has(one.id) && styles['picked'])}>
            <div className={styles['row']}>
              <input
                type="checkbox"
                aria-label={SEARCH.pickThat(one.question.id)}
                checked={picked.has(one.id)}
                onChange={() => undefined}
                onClick={(event) => toggle(at, event)}
                onKeyDown={(event) => press(at, event)}
              />
              <Button
                variant="quiet"
                size="small"
                label={SEARCH.look(one.question.id)}
                expanded={shown?.found.id === one.id}
                onClick={() => void lookAt(shown?.found.id === one.id ? undefined : one.id)}
              >
                {one.question.id}
              </Button>
              <span className={library['facts']}>
                {one.unit} · {stateOf(one)}
              </span>
            </div>
            {shown?.found.id === one.id ? <QuestionPreview shown={shown} /> : undefined}
          </li>
        ))}
      </ul>
      {found.length > most ? (
        <Button size="small" onClick={() => setMost(most + SHOWN)}>
          {SEARCH.more(Math.min(SHOWN, found.length - most))}
        </Button>
      ) : undefined}
    </>
  );
}

/** Runs the action of a key; `Mod` is Control, or Command on a Mac. */
function keyOf(event: KeyboardEvent, actions: Readonly<Record<string, () => void>>): boolean {
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const action = event.altKey ? undefined : actions[`${mod}${event.key}`];
  action?.();
  return action !== undefined;
}

function stateOf({ card, theirs }: Found): string {
  const memory = card?.memory;
  const due = card?.due === undefined ? '' : new Date(card.due).toLocaleDateString();
  const parts = [
    memory === undefined || memory.state === 'new' ? SEARCH.fresh : SEARCH.state(memory.state, due),
    card?.suspended === 1 ? SEARCH.marks.suspended : '',
    card?.buriedUntil === undefined ? '' : SEARCH.marks.buried,
    card?.flagged === 1 ? SEARCH.marks.flagged : '',
    theirs === undefined ? '' : SEARCH.marks.edited,
    ...(card?.tags ?? []).map((tag) => `#${tag}`),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
