import type { KeyboardEventHandler, ReactNode, Ref } from 'react';
import { Kbd } from './kbd.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** The one thing to do next is `main`; a thing that takes something away is `grave`. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'grave';
  /** A key that does the same, shown beside the words. */
  readonly keys?: string;
  /** Whether what it shows and hides is shown. */
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
  readonly onKeyDown?: KeyboardEventHandler<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    look = 'plain',
    keys,
    expanded,
    disabled = false,
    label,
    buttonRef,
    onKeyDown,
  } = props;
  return (
    <button
      ref={buttonRef}
      type="button"
      className={`button button-${look}`}
      onClick={onClick}
      onKeyDown={onKeyDown}
      disabled={disabled}
      aria-label={label}
      aria-expanded={expanded}
    >
      {children}
      {keys === undefined ? undefined : <Kbd keys={keys} />}
    </button>
  );
}
