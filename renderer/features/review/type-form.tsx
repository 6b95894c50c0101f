import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useReview } from '../context.ts';

/** Lines shown before anything is typed. */
const ROWS = 3;

/**
 * The prediction, typed line by line: Enter begins a line, and on an empty last line commits. An
 * empty prediction ("it prints nothing") wants a second Enter.
 */
export function TypeForm() {
  const text = useReview(({ phase }) =>
    phase.kind === 'asking' && phase.draft.form === 'type' ? phase.draft.text : '',
  );
  const change = useReview((state) => state.change);
  const submit = useReview((state) => state.submit);
  const [asksAgain, setAsksAgain] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);

  const commit = (): void => {
    if (text.trim() !== '' || asksAgain) submit(true);
    else setAsksAgain(true);
  };
  const rows = Math.max(ROWS, text.split('\n').length);

  return (
    <div className="form">
      <div className="terminal">
        <div className="terminal-numbers" aria-hidden="true">
          {Array.from({ length: rows }, (_, at) => (
            <span key={at}>{at + 1}</span>
          ))}
        </div>
        <textarea
          ref={area}
          className="terminal-text"
          aria-label="Your prediction, line by line"
          aria-describedby="type-keys"
          value={text}
          rows={rows}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          wrap="off"
          onChange={(event) => {
            setAsksAgain(false);
            const { value } = event.target;
            change(() => ({ form: 'type', text: value }));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
            const { selectionStart, value } = event.currentTarget;
            const onEmptyLastLine =
              selectionStart === value.length && (value === '' || value.endsWith('\n'));
            if (!onEmptyLastLine) return;
            event.preventDefault();
            commit();
          }}
        />
      </div>
      <p className="form-hint" id="type-keys" role="status">
        {asksAgain ? (
          <>
            Nothing typed: <Kbd keys="Enter" /> again predicts that it prints nothing.
          </>
        ) : (
          <>
            <Kbd keys="Enter" /> next line, on an empty line commits. <Kbd keys="Shift+Enter" /> an
            empty line.
          </>
        )}
      </p>
      <div className="form-actions">
        <Button look="main" keys="Mod+Enter" onClick={commit}>
          {asksAgain ? 'It prints nothing' : 'Commit'}
        </Button>
      </div>
    </div>
  );
}
