import { useEffect, useRef } from 'react';
import type { Ending } from '#session/forms/endings.ts';
import { RETURNED } from '#session/forms/endings.ts';
import type { TypeExercise } from '#session/forms/type/type.ts';
import { Kbd } from '#ui/kbd.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import formStyles from '../form.module.css';
import styles from './type.module.css';
import { TYPE } from '../texts.ts';

/** Lines shown before anything is typed. */
const ROWS = 3;

/**
 * The prediction, typed line by line: Enter starts a line, and on an empty last line moves to the
 * commit bar, where one key states the confidence. Backspace returns.
 */
export function TypeInput({ exercise }: FormProps<TypeExercise>) {
  const [{ text, ending }, change] = useDraft(exercise);
  const area = useRef<HTMLTextAreaElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => area.current?.focus(), []);
  const rows = Math.max(ROWS, text.split('\n').length);

  return (
    <div className={formStyles['form']}>
      <div className={formStyles['terminal']}>
        <div className={styles['numbers']} aria-hidden="true">
          {Array.from({ length: rows }, (_, at) => (
            <span key={at}>{at + 1}</span>
          ))}
        </div>
        <textarea
          ref={area}
          className={styles['text']}
          data-typing
          aria-label={TYPE.label}
          aria-describedby="type-keys"
          value={text}
          rows={rows}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          wrap="off"
          onChange={(event) => {
            const { value } = event.target;
            change((draft) => ({ ...draft, text: value }));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
            const { selectionStart, value } = event.currentTarget;
            const onEmptyLastLine =
              selectionStart === value.length && (value === '' || value.endsWith('\n'));
            if (!onEmptyLastLine) return;
            event.preventDefault();
            main.current?.focus();
          }}
        />
      </div>
      <EndingSelect
        exceptions={exercise.exceptions}
        ending={ending}
        onChange={(ending) => change((draft) => ({ ...draft, ending }))}
      />
      <p className={formStyles['hint']} id="type-keys">
        <Kbd keys="Enter" /> {TYPE.keys[0]} <Kbd keys="Enter" /> {TYPE.keys[1]}{' '}
        <Kbd keys="Shift+Enter" />
        {TYPE.keys[2]}
      </p>
      <CommitBar
        ready
        nothing={text.trim() === ''}
        keys="Mod+Enter"
        mainRef={main}
        onBack={() => area.current?.focus()}
      />
    </div>
  );
}

function EndingSelect(props: {
  readonly exceptions: readonly string[];
  readonly ending: Ending;
  readonly onChange: (ending: Ending) => void;
}) {
  const { exceptions, ending, onChange } = props;
  const endings: readonly Ending[] = [
    RETURNED,
    ...exceptions.map((type) => ({ kind: 'raised' as const, type })),
    { kind: 'deadlock' },
  ];
  return (
    <label className={styles['ending']}>
      {TYPE.ending}
      <select
        className={styles['ending-select']}
        value={nameOf(ending)}
        onChange={({ target: { value } }) =>
          onChange(endings.find((one) => nameOf(one) === value) ?? RETURNED)
        }
      >
        {endings.map((one) => (
          <option key={nameOf(one)} value={nameOf(one)}>
            {ENDS[one.kind](one)}
          </option>
        ))}
      </select>
    </label>
  );
}

function nameOf(ending: Ending): string {
  return ending.kind === 'raised' ? ending.type : ending.kind;
}

const ENDS = {
  returned: () => TYPE.ends.returned,
  raised: (ending: Ending) => TYPE.ends.raised(nameOf(ending)),
  deadlock: () => TYPE.ends.deadlock,
} as const;
