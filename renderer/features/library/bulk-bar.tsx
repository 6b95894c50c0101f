/** The actions on the selected questions. */
import { useState } from 'react';
import type { Found } from '#session/app/search.ts';
import { Button } from '#ui/button.tsx';
import { dayInput, isFrom, middleOf } from '#ui/day-input.ts';
import { useApp } from '../context.ts';
import { BULK } from './texts.ts';
import styles from './bulk-bar.module.css';

export function BulkBar({ found }: { readonly found: readonly Found[] }) {
  const picked = useApp((state) => state.picked);
  const pick = useApp((state) => state.pick);
  const openLayer = useApp((state) => state.openLayer);
  const all = picked.size > 0 && picked.size === found.length;
  const choose = (): void =>
    pick(
      found.map(({ id }) => id),
      !all,
    );
  if (found.length === 0) return undefined;
  const title = BULK.count(picked.size);
  return (
    <div className={styles['bar']} role="toolbar" aria-label={BULK.label}>
      <label className={styles['all']}>
        <input type="checkbox" checked={all} onChange={choose} />
        {picked.size === 0 ? BULK.pickAll : BULK.picked(picked.size)}
      </label>
      {picked.size === 0 ? undefined : (
        <>
          <Marks found={found} />
          <Tag />
          <Due />
          <Edit found={found} />
          <Copy />
          <Button
            size="small"
            onClick={() => openLayer({ kind: 'export', what: { ids: [...picked] }, title })}
          >
            {BULK.exportIt}
          </Button>
        </>
      )}
    </div>
  );
}

function Marks({ found }: { readonly found: readonly Found[] }) {
  const picked = useApp((state) => state.picked);
  const changePicked = useApp((state) => state.changePicked);
  const cards = found.flatMap(({ id, card }) => (picked.has(id) && card ? [card] : []));
  const suspended = cards.length > 0 && cards.every((card) => card.suspended === 1);
  const buried = cards.length > 0 && cards.every((card) => card.buriedUntil !== undefined);
  const flagged = cards.length > 0 && cards.every((card) => card.flagged === 1);
  return (
    <>
      <Button
        size="small"
        {...(suspended ? {} : { keys: 'S' })}
        onClick={() => void changePicked({ do: suspended ? 'resume' : 'suspend' })}
      >
        {suspended ? BULK.resume : BULK.suspend}
      </Button>
      <Button
        size="small"
        {...(buried ? {} : { keys: 'B' })}
        onClick={() => void changePicked({ do: buried ? 'unbury' : 'bury' })}
      >
        {buried ? BULK.unbury : BULK.bury}
      </Button>
      <Button
        size="small"
        {...(flagged ? {} : { keys: 'F' })}
        onClick={() => void changePicked({ do: flagged ? 'unflag' : 'flag' })}
      >
        {flagged ? BULK.unflag : BULK.flag}
      </Button>
      <Button size="small" onClick={() => void changePicked({ do: 'forget' })}>
        {BULK.forget}
      </Button>
    </>
  );
}

function Tag() {
  const changePicked = useApp((state) => state.changePicked);
  const [tag, setTag] = useState('');
  const word = tag.trim().replace(/^#/u, '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (word !== '') void changePicked({ do: 'tag', tag: word });
      }}
    >
      <input
        aria-label={BULK.tag}
        placeholder={BULK.tag}
        size={8}
        value={tag}
        onChange={({ target }) => setTag(target.value)}
      />
      <Button
        size="small"
        disabled={word === ''}
        label={BULK.addThat(word)}
        onClick={() => void changePicked({ do: 'tag', tag: word })}
      >
        {BULK.addTag}
      </Button>
      <Button
        size="small"
        disabled={word === ''}
        label={BULK.removeThat(word)}
        onClick={() => void changePicked({ do: 'untag', tag: word })}
      >
        {BULK.removeTag}
      </Button>
    </form>
  );
}

function Due() {
  const changePicked = useApp((state) => state.changePicked);
  const [day, setDay] = useState('');
  const today = useApp((state) => state.today?.at);
  const first = today === undefined ? undefined : dayInput(today);
  const isValid = isFrom(first, day);
  const due = (): void => {
    if (isValid) void changePicked({ do: 'due', due: middleOf(day) });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        due();
      }}
    >
      <input
        type="date"
        aria-label={BULK.day}
        value={day}
        min={first}
        onChange={({ target }) => setDay(target.value)}
      />
      <Button size="small" disabled={!isValid} onClick={due}>
        {BULK.due}
      </Button>
    </form>
  );
}

/** One question; one of somebody else's deck is changed for the learner only. */
function Edit({ found }: { readonly found: readonly Found[] }) {
  const picked = useApp((state) => state.picked);
  const decks = useApp((state) => state.overview?.decks);
  const openWriting = useApp((state) => state.openWriting);
  const [id, ...others] = picked;
  const one = others.length === 0 ? found.find((question) => question.id === id) : undefined;
  const own = decks?.find((deck) => deck.id === one?.deckId)?.own === true;
  if (one === undefined) return undefined;
  return (
    <Button
      size="small"
      onClick={() =>
        void openWriting({ deckId: one.deckId, questionId: one.question.id, theirs: !own })
      }
    >
      {BULK.edit}
    </Button>
  );
}

const NEW = 'new';

function Copy() {
  const decks = useApp((state) => state.overview?.decks);
  const copyPicked = useApp((state) => state.copyPicked);
  const own = decks?.filter((deck) => deck.own === true) ?? [];
  const [chosen, setChosen] = useState('');
  const into = chosen === '' ? (own[0]?.id ?? NEW) : chosen;
  return (
    <span className={styles['form']}>
      <select
        aria-label={BULK.into}
        value={into}
        onChange={({ target }) => setChosen(target.value)}
      >
        {own.map(({ id, manifest }) => (
          <option key={id} value={id}>
            {manifest.title}
          </option>
        ))}
        <option value={NEW}>{BULK.newDeck}</option>
      </select>
      <Button size="small" onClick={() => void copyPicked(into === NEW ? undefined : into)}>
        {BULK.copy}
      </Button>
    </span>
  );
}
