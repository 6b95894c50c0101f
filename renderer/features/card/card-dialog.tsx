/** The details of a question, and its actions besides answering it. */
import { useState } from 'react';
import { CARD_ACTIONS } from '#session/commands/card.ts';
import type { CardDetails } from '#session/card/details.ts';
import { Button } from '#ui/button.tsx';
import { dayInput, isFrom, middleOf } from '#ui/day-input.ts';
import { returnText } from '#ui/times.ts';
import { useApp } from '../context.ts';
import { LayerDialog } from '../layer-dialog.tsx';
import { CARD as TEXTS, CONTRAST, answersText, eventText } from './texts.ts';
import styles from './card-dialog.module.css';

export function CardDialog({ details }: { readonly details: CardDetails }) {
  const { concept, deckTitle, unitTitle } = details;
  return (
    <LayerDialog layer="card" title={TEXTS.title(concept)} close={TEXTS.close}>
      <p className={styles['place']}>{TEXTS.place(deckTitle, unitTitle)}</p>
      <StateOfCard details={details} />
      <Actions details={details} />
      <History details={details} />
    </LayerDialog>
  );
}

/** Its state. */
function StateOfCard({ details }: { readonly details: CardDetails }) {
  const { id, memory, marks, recall, leech, due, at } = details;
  const compare = useApp((state) => state.compare);
  const until = marks.buriedUntil;
  return (
    <div className={styles['standing']}>
      {marks.suspended === 1 ? <p>{TEXTS.suspended}</p> : undefined}
      {until === undefined ? undefined : (
        <p>{TEXTS.buried(new Date(until).toLocaleDateString())}</p>
      )}
      {marks.flagged === 1 ? <p>{TEXTS.flagged}</p> : undefined}
      {memory.state === 'new' || due === undefined || recall === undefined ? (
        <p>{TEXTS.never}</p>
      ) : (
        <>
          <p>{TEXTS.recall(Math.round(100 * recall))}</p>
          {leech ? (
            <div className={styles['leech']}>
              <p>{TEXTS.leech(memory.lapses)}</p>
              <Button size="small" onClick={() => void compare(id)}>
                {CONTRAST.compare}
              </Button>
            </div>
          ) : undefined}
          <dl className={styles['facts']}>
            <Fact name={TEXTS.due} value={returnText(due.days, due.at, at)} />
            <Fact
              name={TEXTS.stability}
              value={stabilityText(memory.stability)}
              note={TEXTS.stabilityNote}
            />
            <Fact
              name={TEXTS.difficulty}
              value={memory.difficulty.toFixed(1)}
              note={TEXTS.difficultyNote}
            />
            <Fact
              name={TEXTS.answers}
              value={String(memory.reps)}
              note={TEXTS.lapses(memory.lapses)}
            />
          </dl>
        </>
      )}
    </div>
  );
}

/** Days, as precise as they matter; of less than a tenth no zero, which no memory has. */
function stabilityText(days: number): string {
  if (days < 0.1) return '< 0.1';
  return days.toFixed(days < 10 ? 1 : 0);
}

function Fact(props: { readonly name: string; readonly value: string; readonly note?: string }) {
  const { name, value, note } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={styles['value']}>{value}</span>
        {note === undefined ? undefined : <span className={styles['note']}>{note}</span>}
      </dd>
    </div>
  );
}

function Actions({ details }: { readonly details: CardDetails }) {
  const changeCards = useApp((state) => state.changeCards);
  const { id, marks } = details;
  const act = (name: keyof typeof CARD_ACTIONS) => (): void => {
    const change = CARD_ACTIONS[name](details);
    if (change !== undefined) void changeCards([id], change);
  };
  return (
    <section aria-label={TEXTS.actions} className={styles['actions']}>
      <Button size="small" keys="s" onClick={act('suspend')}>
        {marks.suspended === 1 ? TEXTS.resume : TEXTS.suspend}
      </Button>
      <Button size="small" keys="b" onClick={act('bury')}>
        {marks.buriedUntil === undefined ? TEXTS.bury : TEXTS.unbury}
      </Button>
      <Button size="small" keys="f" onClick={act('flag')}>
        {marks.flagged === 1 ? TEXTS.unflag : TEXTS.flag}
      </Button>
      {details.memory.state === 'new' ? undefined : (
        <>
          <Button size="small" keys="x" onClick={act('forget')}>
            {TEXTS.forget}
          </Button>
          <DueOn key={details.due?.at} details={details} />
        </>
      )}
    </section>
  );
}

function DueOn({ details }: { readonly details: CardDetails }) {
  const { id, due, at } = details;
  const changeCards = useApp((state) => state.changeCards);
  const [day, setDay] = useState(dayInput(Math.max(due?.at ?? at, at)));
  const first = dayInput(at);
  const set = (): void => {
    if (isFrom(first, day)) void changeCards([id], { do: 'due', due: middleOf(day) });
  };
  return (
    <span className={styles['due']}>
      <label>
        {TEXTS.dueOn}{' '}
        <input
          type="date"
          value={day}
          min={first}
          onChange={({ target }) => setDay(target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') set();
          }}
        />
      </label>
      <Button size="small" onClick={set} disabled={!isFrom(first, day)}>
        {TEXTS.set}
      </Button>
    </span>
  );
}

function History({ details: { history } }: { readonly details: CardDetails }) {
  const answers = history.filter(({ kind }) => kind !== 'change').length;
  return (
    <section aria-label={TEXTS.history} className={styles['history']}>
      <h3>
        {TEXTS.history}
        {answers === 0 ? '' : `, ${answersText(answers)}`}
      </h3>
      {history.length === 0 ? <p>{TEXTS.nothing}</p> : undefined}
      <ol>
        {history.map((event) => (
          <li key={event.id}>
            <time dateTime={new Date(event.at).toISOString()}>{DATE.format(event.at)}</time>
            {eventText(event)}
          </li>
        ))}
      </ol>
    </section>
  );
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
