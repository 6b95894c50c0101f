/** One question about the program, with the focus from the start: it is answered by letters. */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { usePlayground } from '../context.ts';
import styles from './questions.module.css';

interface QuestionCardProps {
  /** How many options have a letter. */
  readonly letters?: number;
  /** Until the answer is judged: the letter of this option was pressed. */
  readonly onLetter?: (option: number) => void;
  /** Absent if there is nothing to check and nothing to continue with. */
  readonly onEnter?: (() => void) | undefined;
  /** Whether the answer was judged; absent after the last question. */
  readonly judged?: boolean;
  readonly children: ReactNode;
}

export function QuestionCard({
  letters = 0,
  onLetter,
  onEnter,
  judged,
  children,
}: QuestionCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.scrollIntoView({ block: judged === true ? 'nearest' : 'start' });
  }, [judged]);
  // Buttons that were pressed vanish: those of an answer, of the question before, of a kept card.
  usePlayground((state) => state.keeping);
  useEffect(() => {
    const element = card.current;
    const held = document.activeElement;
    const isHere = held === document.body || element?.parentElement?.contains(held) === true;
    if (isHere && element?.contains(held) !== true) element?.focus({ preventScroll: true });
  });
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target instanceof HTMLElement && event.target.tagName === 'BUTTON';
    if (onLetter !== undefined && judged !== true && /^[a-z]$/iu.test(event.key)) {
      const option = (event.key.toLowerCase().codePointAt(0) ?? 0) - 97;
      if (option < letters) onLetter(option);
    } else if (onEnter !== undefined && event.key === 'Enter' && !onButton) onEnter();
    else return;
    // The same letters open other screens; those commands leave alone what was handled here.
    event.preventDefault();
  };
  return (
    // The keys of a question that is no single control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={card} className={styles['question']} tabIndex={-1} onKeyDown={press}>
      {children}
    </div>
  );
}
