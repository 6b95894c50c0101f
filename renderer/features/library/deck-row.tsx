/** A deck in the list: its details, its units, and its actions. */
import { useState } from 'react';
import type { HomeDeck, HomeUnit } from '#session/home.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { useApp } from '../context.ts';
import { DECKS } from './texts.ts';
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
          {DECKS.facts(questions, units.length, manifest)} ·{' '}
          {DECKS.here(due, away(deck), deck.own === true, deck.importedAt)}
        </p>
      </div>
      <div className={library['deck-actions']}>
        {deck.own === true ? (
          <Button
            onClick={() => void openWriting({ deckId: deck.id })}
            label={DECKS.editThat(manifest.title)}
          >
            {DECKS.edit}
          </Button>
        ) : undefined}
        <Button onClick={askForFormat} label={DECKS.exportThat(manifest.title)}>
          {DECKS.exportIt}
        </Button>
      </div>
      {open ? <Opened deck={deck} first={first} last={last} /> : undefined}
    </li>
  );
}

/** How many questions are not asked because the learner suspended or buried them. */
function away({ questions, units }: HomeDeck): number {
  const up = units.reduce(
    (sum, { fresh, learning, young, lasting }) => sum + fresh + learning + young + lasting,
    0,
  );
  return Math.max(0, questions - up);
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
          {DECKS.allQuestions}
        </Button>
        <Button
          size="small"
          label={suspended ? DECKS.resumeThat(title) : DECKS.suspendThat(title)}
          onClick={() => void changeDeck(id, { do: suspended ? 'resume' : 'suspend' })}
        >
          {suspended ? DECKS.resume : DECKS.suspend}
        </Button>
        <Button
          size="small"
          disabled={first}
          label={DECKS.upThat(title)}
          onClick={() => void moveDeck(id, -1)}
        >
          {DECKS.up}
        </Button>
        <Button
          size="small"
          disabled={last}
          label={DECKS.downThat(title)}
          onClick={() => void moveDeck(id, 1)}
        >
          {DECKS.down}
        </Button>
        <Rename deck={deck} />
        <Button
          size="small"
          label={DECKS.giveThat(title)}
          onClick={() => openLayer({ kind: 'give-answers', deckId: id, title })}
        >
          {DECKS.give}
        </Button>
        <Button
          size="small"
          variant="quiet"
          label={DECKS.forgetThat(title)}
          onClick={() => void changeDeck(id, { do: 'forget' })}
        >
          {DECKS.forget}
        </Button>
        <Button
          size="small"
          variant="quiet"
          label={DECKS.removeThat(title)}
          onClick={() => openLayer({ kind: 'remove-deck', deckId: id, title })}
        >
          {DECKS.remove}
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
        label={DECKS.renameThat(manifest.title)}
        onClick={() => setName(manifest.title)}
      >
        {DECKS.rename}
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
        aria-label={DECKS.nameOf(manifest.title)}
        placeholder={DECKS.ownTitle}
        value={name}
        maxLength={120}
        // It replaces the button that opened it.
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
        {DECKS.save}
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
  return (
    <li className={styles['unit']}>
      <div>
        <h3 className={styles['title']}>{title}</h3>
        {intro === undefined ? undefined : (
          <details>
            <summary>{DECKS.about}</summary>
            <Prose text={intro} />
          </details>
        )}
      </div>
      <span className={library['facts']}>{DECKS.unit(counts)}</span>
      <span className={styles['actions']}>
        <Button
          size="small"
          variant="quiet"
          label={DECKS.questionsOf(title)}
          onClick={() => void searchFor(`deck:${deck.id} unit:${unit.unit}`)}
        >
          {DECKS.questions}
        </Button>
        <Button
          size="small"
          variant="quiet"
          label={DECKS.exportThat(title)}
          onClick={() =>
            openLayer({ kind: 'export', what: { deckId: deck.id, unit: unit.unit }, title })
          }
        >
          {DECKS.exportIt}
        </Button>
      </span>
    </li>
  );
}
