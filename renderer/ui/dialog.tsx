import { useRef } from 'react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { useModal } from './modal.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** For content side by side. */
  readonly wide?: boolean;
}

/** What is safe to press comes first: the main action, otherwise the way out. */
function firstAction(dialog: HTMLDialogElement): HTMLElement | null {
  return dialog.querySelector('[data-variant="main"], footer button');
}

/** A modal dialog; Escape closes it, and focus returns to where it was. */
export function Dialog({ title, children, actions, onClose, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog, firstAction);
  return (
    <dialog
      ref={dialog}
      className={classNames(styles['dialog'], wide && styles['wide'])}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className={styles['title']}>{title}</h2>
      {/* Focusable, so that it scrolls by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['body']} tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      <footer className={styles['actions']}>{actions}</footer>
    </dialog>
  );
}
