import { useMemo, useRef } from 'react';
import { changedLines } from '#format/align-lines.ts';
import type { PrintExercise } from '#session/forms/print/print.ts';
import { Button } from '#ui/button.tsx';
import Editor from '#ui/editor.tsx';
import type { EditorHandle } from '#ui/editor.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useReview } from '#features/context.ts';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';

/** The program that is to be changed, in an editor. Loaded when it is wanted, for the editor is large. */
export default function PrintProgram({ exercise }: FormProps<PrintExercise>) {
  const { program } = exercise;
  const [{ text }, change] = useDraft(exercise);
  const submit = useReview((state) => state.submit);
  const editor = useRef<EditorHandle>(null);
  const outside = useRef<HTMLButtonElement>(null);
  const signs = useMemo(
    () => ({ ...changedLines(program, text), error: undefined }),
    [program, text],
  );
  return (
    <>
      <div className="editor-place">
        <Editor
          value={text}
          label="Program to change. Tab indents, Escape leaves the text."
          signs={signs}
          handle={editor}
          onChange={(text) => change(() => ({ form: 'print', text }))}
          onRun={() => submit('think')}
          onLeave={() => outside.current?.focus()}
        />
        {/* Where Escape leads to: behind the text, where the keys commit and Tab goes on. */}
        <button
          ref={outside}
          type="button"
          className="editor-outside heard-only"
          tabIndex={-1}
          data-enter="command"
          onClick={() => editor.current?.focus()}
        >
          Back into the text
        </button>
      </div>
      <p className="form-hint print-foot">
        <Kbd keys="Tab" /> indents, <Kbd keys="Escape" /> leaves the text.
        {text === program ? undefined : (
          <Button
            look="quiet"
            onClick={() => {
              change(() => ({ form: 'print', text: program }));
              editor.current?.focus();
            }}
          >
            Begin again
          </Button>
        )}
      </p>
    </>
  );
}
