import type { LengthName } from '#schedule/length.ts';
import { LENGTHS, LENGTH_NAMES } from '#schedule/length.ts';
import { Kbd } from '#ui/kbd.tsx';
import { useApp } from '../context.ts';
import { LENGTH } from './texts.ts';
import styles from './length.module.css';

/** The length of a session; the choice is stored. */
export function Length() {
  const length = useApp((state) => state.settings?.sessionLength);
  const change = useApp((state) => state.change);
  if (length === undefined) return undefined;
  return (
    <label className={styles['length']}>
      <span className="visually-hidden">{LENGTH.label}</span>
      <select
        value={length}
        onChange={({ target: { value } }) => {
          const name = LENGTH_NAMES.find((name) => name === value);
          if (name !== undefined) void change('sessionLength', name);
        }}
      >
        {LENGTH_NAMES.map((name) => (
          <option key={name} value={name}>
            {lengthText(name)}
          </option>
        ))}
      </select>
      <Kbd keys="l" />
    </label>
  );
}

function lengthText(name: LengthName): string {
  const limit = LENGTHS[name];
  return limit === undefined ? LENGTH.all : LENGTH.of(limit);
}
