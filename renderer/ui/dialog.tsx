import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

/** A modal dialog; Escape closes it, and focus returns to where it was. */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // What is safe to press comes first: the main action, else the way out.
    element?.querySelector<HTMLElement>('.button-main, .dialog-actions button')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className="dialog-title">{title}</h2>
      {/* Focusable, so that it scrolls by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="dialog-body" tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}
