/** A deck in the list: what it is, its units, and what can be done with it. */
import { useState } from 'react';
import type { HomeDeck, HomeUnit } from '#session/home.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { counted } from '#ui/times.ts';
import { useApp } from '../context.ts';
import library from './library.module.css';
import styles from './deck-row.module.css';

export function DeckRow(props: {
  readonly deck: HomeDeck;
  readonly first: boolean;
  readonly last: boolean;
}) {
  const { deck, first, last } = props;
  const openLayer = useApp((state) => state.openLayer);
  const openWriting = useApp((state) => state.openWriting);
  const [open, setOpen] = useState(false);
  const { manifest, units, questions } = deck;
  const due = units.reduce((sum, unit) => sum + unit.due, 0);
  const askForFormat = (): void =>
    openLayer({ kind: 'export', what: { deckId: deck.id }, title: manifest.title });
  return (
    <li className={library['deck']}>
      <div>
        <h2 className={library['name']}>
          <button
            type="button"
            className={styles['open']}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {manifest.title}
          </button>
        </h2>
        <p className={library['about']}>{manifest.about}</p>
        <p className={library['facts']}>
          {counted(questions, 'question')} in {counted(units.length, 'unit')}
          {due === 0 ? '' : ` · ${due} due`}
          {awayText(deck)} · version {manifest.version} · {manifest.authors.join(', ')} ·{' '}
          {manifest.license} · {deck.own === true ? 'written' : 'imported'} here on{' '}
          {new Date(deck.importedAt).toLocaleDateString()}
        </p>
      </div>
      <div className={library['deck-actions']}>
        {deck.own === true ? (
          <Button
            onClick={() => void openWriting({ deckId: deck.id })}
            label={`Write on ${manifest.title}`}
          >
            Write
          </Button>
        ) : undefined}
        <Button onClick={askForFormat} label={`Export ${manifest.title}`}>
          Export…
        </Button>
      </div>
      {open ? <Opened deck={deck} first={first} last={last} /> : undefined}
    </li>
  );
}

/** How many questions do not come up because the learner wants it so. */
function away({ questions, units }: HomeDeck): number {
  const up = units.reduce(
    (sum, { fresh, learning, young, lasting }) => sum + fresh + learning + young + lasting,
    0,
  );
  return questions - up;
}

function awayText(deck: HomeDeck): string {
  const count = away(deck);
  if (count <= 0) return '';
  return count === deck.questions ? ' · suspended' : ` · ${count} suspended or buried`;
}

function Opened(props: {
  readonly deck: HomeDeck;
  readonly first: boolean;
  readonly last: boolean;
}) {
  const { deck, first, last } = props;
  const { id, manifest, units } = deck;
  const { title } = manifest;
  const openLayer = useApp((state) => state.openLayer);
  const changeDeck = useApp((state) => state.changeDeck);
  const moveDeck = useApp((state) => state.moveDeck);
  const searchFor = useApp((state) => state.searchFor);
  const suspended = away(deck) === deck.questions;
  return (
    <div className={styles['opened']}>
      <ul>
        {units.map((unit) => (
          <UnitRow key={unit.unit} deck={deck} unit={unit} />
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button size="small" onClick={() => void searchFor(`deck:${id}`)}>
          All its questions
        </Button>
        <Button
          size="small"
          label={`${suspended ? 'Resume' : 'Suspend'} ${title}`}
          onClick={() => void changeDeck(id, { do: suspended ? 'resume' : 'suspend' })}
        >
          {suspended ? 'Resume' : 'Suspend'}
        </Button>
        <Button
          size="small"
          disabled={first}
          label={`Move ${title} up`}
          onClick={() => void moveDeck(id, -1)}
        >
          Up
        </Button>
        <Button
          size="small"
          disabled={last}
          label={`Move ${title} down`}
          onClick={() => void moveDeck(id, 1)}
        >
          Down
        </Button>
        <Rename deck={deck} />
        <Button
          size="small"
          variant="quiet"
          label={`Forget all of ${title}`}
          onClick={() => void changeDeck(id, { do: 'forget' })}
        >
          Forget all
        </Button>
        <Button
          size="small"
          variant="quiet"
          label={`Remove ${title}`}
          onClick={() => openLayer({ kind: 'remove-deck', deckId: id, title })}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}

function Rename({ deck: { id, manifest } }: { readonly deck: HomeDeck }) {
  const nameDeck = useApp((state) => state.nameDeck);
  const [name, setName] = useState<string>();
  if (name === undefined) {
    return (
      <Button
        size="small"
        label={`Rename ${manifest.title}`}
        onClick={() => setName(manifest.title)}
      >
        Rename
      </Button>
    );
  }
  const close = (): void => setName(undefined);
  return (
    <form
      className={styles['rename']}
      onSubmit={(event) => {
        event.preventDefault();
        close();
        void nameDeck(id, name);
      }}
    >
      <input
        aria-label={`Name of ${manifest.title}`}
        placeholder="its own title"
        value={name}
        maxLength={120}
        // It was asked for by the button that it takes the place of.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      />
      <button type="submit" className={styles['submit']}>
        Save
      </button>
    </form>
  );
}

function UnitRow({ deck, unit }: { readonly deck: HomeDeck; readonly unit: HomeUnit }) {
  const openLayer = useApp((state) => state.openLayer);
  const searchFor = useApp((state) => state.searchFor);
  const { title, intro, fresh, learning, young, lasting, due } = unit;
  const counts = [
    [fresh, 'new'],
    [learning, 'learning'],
    [young, 'young'],
    [lasting, 'lasting'],
    [due, 'due'],
  ] as const;
  const said = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  return (
    <li className={styles['unit']}>
      <div>
        <h3 className={styles['title']}>{title}</h3>
        {intro === undefined ? undefined : (
          <details>
            <summary>About it</summary>
            <Prose text={intro} />
          </details>
        )}
      </div>
      <span className={library['facts']}>{said.join(' · ')}</span>
      <span className={styles['actions']}>
        <Button
          size="small"
          variant="quiet"
          label={`Questions of ${title}`}
          onClick={() => void searchFor(`deck:${deck.id} unit:${unit.unit}`)}
        >
          Questions
        </Button>
        <Button
          size="small"
          variant="quiet"
          label={`Export ${title}`}
          onClick={() =>
            openLayer({ kind: 'export', what: { deckId: deck.id, unit: unit.unit }, title })
          }
        >
          Export…
        </Button>
      </span>
    </li>
  );
}
