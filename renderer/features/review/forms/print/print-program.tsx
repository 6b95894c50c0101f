import { useMemo, useRef } from 'react';
import { changedLines } from '#format/align-lines.ts';
import type { OnlyExercise } from '#session/forms/only/only.ts';
import type { PrintExercise } from '#session/forms/print/print.ts';
import { Button } from '#ui/button.tsx';
import type { EditorHandle } from '#ui/editor.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useReview } from '#features/context.ts';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import { classNames } from '#ui/class-names.ts';
import formStyles from '../form.module.css';
import { ProgramEditor } from '#ui/program-editor.tsx';
import { PRINT } from '../texts.ts';
import styles from './print.module.css';

/** The program to change, in an editor. Lazy, because the editor is large. */
export default function PrintProgram({ exercise }: FormProps<PrintExercise | OnlyExercise>) {
  const { program, form } = exercise;
  const [{ text }, change] = useDraft(exercise);
  const submit = useReview((state) => state.submit);
  const editor = useRef<EditorHandle>(null);
  const signs = useMemo(
    () => ({ ...changedLines(program, text), error: undefined }),
    [program, text],
  );
  return (
    <>
      <ProgramEditor
        value={text}
        label={PRINT.editor}
        signs={signs}
        handle={editor}
        onChange={(text) => change(() => ({ form, text }))}
        onRun={() => submit('think')}
      />
      <p className={classNames(formStyles['hint'], styles['foot'])}>
        <Kbd keys="Tab" /> {PRINT.keys[0]} <Kbd keys="Escape" /> {PRINT.keys[1]}
        {text === program ? undefined : (
          <Button
            variant="quiet"
            size="small"
            onClick={() => {
              change(() => ({ form, text: program }));
              editor.current?.focus();
            }}
          >
            {PRINT.original}
          </Button>
        )}
      </p>
    </>
  );
}
