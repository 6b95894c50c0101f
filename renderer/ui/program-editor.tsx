import { useRef } from 'react';
import type { RefObject } from 'react';
import { classNames } from './class-names.ts';
import Editor from './editor.tsx';
import type { EditorHandle, EditorProps } from './editor.tsx';
import { EDITOR } from './texts.ts';
import styles from './program-editor.module.css';

export interface ProgramEditorProps extends Omit<EditorProps, 'handle' | 'onLeave'> {
  readonly handle: RefObject<EditorHandle | null>;
}

/**
 * An editor in a frame. Escape moves the focus from the text to the frame, so that Tab continues
 * from there.
 */
export function ProgramEditor({ handle, ...editor }: ProgramEditorProps) {
  const outside = useRef<HTMLButtonElement>(null);
  return (
    <div className={styles['frame']} data-typing>
      <Editor {...editor} handle={handle} onLeave={() => outside.current?.focus()} />
      <button
        ref={outside}
        type="button"
        className={classNames(styles['outside'], 'visually-hidden')}
        tabIndex={-1}
        data-enter="command"
        onClick={() => handle.current?.focus()}
      >
        {EDITOR.back}
      </button>
    </div>
  );
}
