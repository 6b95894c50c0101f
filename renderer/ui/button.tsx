import type { KeyboardEventHandler, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** `main` is the one thing to do next; `danger` removes something. */
  readonly variant?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'small' | 'medium' | 'large';
  /** A key that does the same, shown beside the label. */
  readonly keys?: string;
  /** Whether the element it toggles is shown. */
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  /** False if a click leaves the focus in an answer, where Enter commits instead of clicking again. */
  readonly focuses?: boolean;
  readonly label?: string;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
  readonly onKeyDown?: KeyboardEventHandler<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    variant = 'plain',
    size = 'medium',
    keys,
    expanded,
    disabled = false,
    focuses = true,
    label,
    buttonRef,
    onKeyDown,
  } = props;
  return (
    <button
      ref={buttonRef}
      type="button"
      className={classNames(styles['button'], styles[variant], styles[size])}
      data-variant={variant}
      onClick={onClick}
      onMouseDown={focuses ? undefined : (event) => event.preventDefault()}
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
