/** How much time a day has, which days are easy, and until when the learner is away. */
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { dayInput, isFrom, morningOf } from '#ui/day-input.ts';
import { weekday } from '#ui/times.ts';
import { useApp } from '../context.ts';
import { LayerDialog } from '../layer-dialog.tsx';
import { PLAN as TEXTS } from './plan-texts.ts';
import styles from './plan-dialog.module.css';

/** The minutes to choose from. */
const CHOICES = [5, 10, 15, 20, 30, 45, 60, 90] as const;

/** The days of a week from Monday on, by number, with a moment in each to name it. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const DAY = 86_400_000;
const SUNDAY = new Date(2026, 10, 1, 12).getTime();
const nameOf = (day: number): string => weekday(SUNDAY + day * DAY);

export function PlanDialog() {
  const settings = useApp((state) => state.settings);
  return (
    <LayerDialog layer="plan" title={TEXTS.title} close={TEXTS.close}>
      {settings === undefined ? undefined : (
        <div className={styles['plan']}>
          <Minutes />
          <EasyDays />
          <Away key={settings.awayUntil} />
        </div>
      )}
    </LayerDialog>
  );
}

function Minutes() {
  const chosen = useApp((state) => state.settings?.minutesPerDay);
  const usual = useApp((state) => state.settings?.usualMinutes);
  const change = useApp((state) => state.change);
  const choices = [...new Set([...CHOICES, ...(chosen === undefined ? [] : [chosen])])];
  return (
    <section>
      <label className={styles['name']} htmlFor="plan-minutes">
        {TEXTS.minutes}
      </label>
      <select
        id="plan-minutes"
        value={chosen ?? ''}
        aria-describedby="plan-minutes-note"
        onChange={({ target: { value } }) =>
          void change('minutesPerDay', value === '' ? undefined : Number(value))
        }
      >
        <option value="">{TEXTS.usual(usual)}</option>
        {choices
          .toSorted((a, b) => a - b)
          .map((minutes) => (
            <option key={minutes} value={minutes}>
              {TEXTS.of(minutes)}
            </option>
          ))}
      </select>
      <p className={styles['note']} id="plan-minutes-note">
        {TEXTS.minutesNote}
        {usual === undefined ? ` ${TEXTS.unknown}` : ''}
      </p>
    </section>
  );
}

function EasyDays() {
  const easyDays = useApp((state) => state.settings?.easyDays) ?? [];
  const change = useApp((state) => state.change);
  const toggle = (day: number): void =>
    void change(
      'easyDays',
      easyDays.includes(day)
        ? easyDays.filter((other) => other !== day)
        : [...easyDays, day].toSorted((a, b) => a - b),
    );
  return (
    <section>
      <h3 className={styles['name']} id="plan-easy">
        {TEXTS.easy}
      </h3>
      <div className={styles['week']} role="group" aria-labelledby="plan-easy">
        {WEEK.map((day) => (
          <button
            key={day}
            type="button"
            className={styles['day']}
            aria-pressed={easyDays.includes(day)}
            onClick={() => toggle(day)}
          >
            {nameOf(day)}
          </button>
        ))}
      </div>
      <p className={styles['note']}>{TEXTS.easyNote}</p>
    </section>
  );
}

function Away() {
  const awayUntil = useApp((state) => state.settings?.awayUntil);
  const at = useApp((state) => state.today?.at);
  const change = useApp((state) => state.change);
  const [day, setDay] = useState(awayUntil === undefined ? '' : dayInput(awayUntil));
  const first = at === undefined ? undefined : dayInput(at + DAY);
  const set = (): void => void change('awayUntil', morningOf(day));
  return (
    <section>
      <label className={styles['name']} htmlFor="plan-away">
        {TEXTS.away}
      </label>
      <span className={styles['row']}>
        <input
          id="plan-away"
          type="date"
          value={day}
          min={first}
          aria-describedby="plan-away-note"
          onChange={({ target }) => setDay(target.value)}
        />
        <Button size="small" disabled={!isFrom(first, day)} onClick={set}>
          {TEXTS.set}
        </Button>
        {awayUntil === undefined ? undefined : (
          <Button size="small" variant="quiet" onClick={() => void change('awayUntil', undefined)}>
            {TEXTS.here}
          </Button>
        )}
      </span>
      <p className={styles['note']} id="plan-away-note">
        {TEXTS.awayNote}
      </p>
    </section>
  );
}
