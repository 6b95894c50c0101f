import { useState } from 'react';
import type { Settings } from '#store/settings.ts';
import { useApp } from '../context.ts';
import { SETTINGS as TEXTS } from './texts.ts';
import styles from './settings.module.css';

/** The daily limits. */
export function DailyLimits({ settings }: { readonly settings: Settings }) {
  const { newPerDay, reviewsPerDay } = settings;
  return (
    <div className={styles['row']}>
      <Amount
        key={`new ${newPerDay}`}
        name="newPerDay"
        value={newPerDay}
        most={1000}
        label={TEXTS.fresh}
      />
      <Amount
        key={`reviews ${reviewsPerDay}`}
        name="reviewsPerDay"
        value={reviewsPerDay}
        most={10_000}
        label={TEXTS.reviews}
      />
    </div>
  );
}

function Amount(props: {
  readonly name: 'newPerDay' | 'reviewsPerDay';
  readonly value: number;
  readonly most: number;
  readonly label: string;
}) {
  const { name, value, most, label } = props;
  const change = useApp((state) => state.change);
  const [text, setText] = useState(String(value));
  const commit = (): void => {
    const wanted = Number(text);
    const fits = text.trim() !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted <= most;
    if (!fits) setText(String(value));
    else if (wanted !== value) void change(name, wanted);
  };
  return (
    <label className={styles['amount']}>
      <input
        type="number"
        min={0}
        max={most}
        step={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {label}
    </label>
  );
}
