import { withoutAddresses } from '#format/output.ts';
import { letterKey } from '#session/commands/question.ts';
import type { OutputOption } from '#session/forms/choose/choose.ts';
import { Kbd } from '#ui/kbd.tsx';
import { CHOOSE } from '../texts.ts';
import styles from './choose.module.css';

export interface OutputChoicesProps {
  readonly options: readonly OutputOption[];
  /** Choices below the outputs. */
  readonly more?: readonly string[];
  /** The index of the chosen one, counted through outputs and `more`. */
  readonly taken?: number | undefined;
  readonly onTake: (place: number) => void;
  /** Whether a choice is the answer at once, so that it cannot be changed. */
  readonly immediate?: boolean;
}

/** Outputs to choose from, each by its letter. */
export function OutputChoices(props: OutputChoicesProps) {
  const { options, more = [], taken, onTake, immediate = false } = props;
  // If all of them end alike, the ending does not show which is right.
  const endings = new Set(options.map(({ ending }) => CHOOSE.ends(ending))).size > 1;
  const outputs = options.map((option) => ({
    key: `${option.stdout} ${CHOOSE.ends(option.ending)}`,
    content: (
      <>
        {option.stdout.trimEnd() === '' ? (
          <em className={styles['none']}>{CHOOSE.nothing}</em>
        ) : (
          withoutAddresses(option.stdout.trimEnd())
        )}
        {endings ? <em className={styles['end']}>{CHOOSE.ends(option.ending)}</em> : undefined}
      </>
    ),
  }));
  const others = more.map((text) => ({
    key: text,
    content: <span className={styles['none']}>{text}</span>,
  }));
  return (
    <ul
      className={styles['options']}
      role={immediate ? undefined : 'radiogroup'}
      aria-label={CHOOSE.group}
    >
      {[...outputs, ...others].map(({ key, content }, place) => (
        <li key={key} role={immediate ? undefined : 'presentation'}>
          <button
            type="button"
            className={styles['option']}
            data-enter={immediate ? undefined : 'command'}
            role={immediate ? undefined : 'radio'}
            aria-checked={immediate ? undefined : taken === place}
            onClick={() => onTake(place)}
          >
            <Kbd keys={letterKey(place)} />
            <span className={styles['text']}>{content}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
