import { useState } from 'react';
import type { HomeDeck, HomeUnit } from '#session/home.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { useApp } from '../context.ts';
import { DECK } from './texts.ts';
import { classNames } from '#ui/class-names.ts';
import styles from './deck-map.module.css';

/** A deck by unit: the progress of each, which are open, and what can be started. */
export function DeckMap(props: {
  readonly deck: HomeDeck;
  /** Whether it is the first of several decks, or the only one. */
  readonly place: 'only' | 'first' | 'later';
}) {
  const { deck, place } = props;
  const start = useApp((state) => state.startSession);
  const moveDeck = useApp((state) => state.moveDeck);
  const nothing = deck.units.every(({ due, fresh }) => due + fresh === 0);
  const met = deck.units.some((unit) => isMet(unit));
  return (
    <section aria-labelledby={`deck-${deck.id}`}>
      <header className={styles['head']}>
        <h2 id={`deck-${deck.id}`} className={styles['title']}>
          {deck.manifest.title}
        </h2>
        {place === 'first' ? <span className={styles['first']}>{DECK.isFirst}</span> : undefined}
        {place === 'later' ? (
          <Button
            variant="quiet"
            size="small"
            label={`${DECK.first}: ${deck.manifest.title}`}
            onClick={() => void moveDeck(deck.id, -Infinity)}
          >
            {DECK.first}
          </Button>
        ) : undefined}
        <Button
          variant="quiet"
          size="small"
          disabled={nothing && !met}
          label={
            nothing && met
              ? `${DECK.ahead}: ${deck.manifest.title}, ${DECK.aheadNote}`
              : `${DECK.practiseDeck}: ${deck.manifest.title}`
          }
          onClick={() => void start({ deckId: deck.id }, nothing ? { cram: true } : undefined)}
        >
          {nothing && met ? DECK.ahead : DECK.practiseDeck}
        </Button>
      </header>
      <ul className={styles['units']}>
        {deck.units.map((unit) => (
          <UnitRow key={unit.unit} unit={unit} deckId={deck.id} />
        ))}
      </ul>
      <p className={styles['legend']}>{DECK.legend}</p>
    </section>
  );
}

const KINDS = ['lasting', 'young', 'learning', 'fresh'] as const;

function UnitRow({ unit, deckId }: { readonly unit: HomeUnit; readonly deckId: string }) {
  const [open, setOpen] = useState(false);
  const counts = KINDS.filter((kind) => unit[kind] > 0);
  const said = counts.map((kind) => `${unit[kind]} ${DECK.kinds[kind]}`).join(' · ');
  return (
    <li className={styles['unit']}>
      <span className={styles['name']}>
        {unit.title}
        {unit.waitsFor.length === 0 ? undefined : (
          <span className={styles['waits']}>{DECK.waits(unit.waitsFor)}</span>
        )}
      </span>
      <span className={styles['map']}>
        <span className={styles['bar']} aria-hidden="true">
          {counts.map((kind) => (
            <span
              key={kind}
              className={classNames(styles['part'], styles[kind])}
              style={{ flexGrow: unit[kind] }}
            />
          ))}
        </span>
        <span className={styles['counts']}>{said}</span>
      </span>
      <span className={styles['due']}>{unit.due > 0 ? DECK.due(unit.due) : ''}</span>
      <span className={styles['actions']}>
        {unit.intro === undefined ? undefined : (
          <Button
            variant="quiet"
            size="small"
            expanded={open}
            label={`${DECK.about}: ${unit.title}`}
            onClick={() => setOpen(!open)}
          >
            {DECK.about}
          </Button>
        )}
        <Begin unit={unit} deckId={deckId} />
      </span>
      {open && unit.intro !== undefined ? (
        <div className={styles['intro']}>
          <Prose text={unit.intro} />
        </div>
      ) : undefined}
    </li>
  );
}

/** Whether any question of a unit was answered. */
function isMet({ learning, young, lasting }: HomeUnit): boolean {
  return learning + young + lasting > 0;
}

/** What can be started in a unit: due or new cards, even before their time on request. */
function Begin({ unit, deckId }: { readonly unit: HomeUnit; readonly deckId: string }) {
  const start = useApp((state) => state.startSession);
  const room = useApp((state) => state.today?.room ?? 0);
  const { due, fresh, title, waitsFor } = unit;
  const [text, extra] = ((): readonly [string, boolean] => {
    if (due > 0 || fresh === 0) return [DECK.practise, false];
    if (waitsFor.length > 0) return [DECK.anyway, true];
    return room > 0 ? [DECK.learn, false] : [DECK.more, true];
  })();
  const scope = { deckId, unit: unit.unit };
  if (due + fresh === 0 && isMet(unit)) {
    return (
      <Button
        variant="quiet"
        size="small"
        label={`${DECK.ahead}: ${title}, ${DECK.aheadNote}`}
        onClick={() => void start(scope, { cram: true })}
      >
        {DECK.ahead}
      </Button>
    );
  }
  return (
    <Button
      variant="quiet"
      size="small"
      disabled={due + fresh === 0}
      label={`${text}: ${title}`}
      onClick={() => void start(extra ? { ...scope, extra: true } : scope)}
    >
      {text}
    </Button>
  );
}
