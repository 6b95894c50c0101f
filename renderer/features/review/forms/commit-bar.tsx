import type { Ref } from 'react';
import type { Confidence } from '#schedule/types.ts';
import { Button } from '#ui/button.tsx';
import { useReview } from '#features/context.ts';
import { COMMIT } from './texts.ts';
import styles from './commit-bar.module.css';

/**
 * Commits the answer with the learner's confidence: one key does both. `nothing` says that the
 * answer is empty, which is also an answer if a program prints nothing.
 */
export function CommitBar(props: {
  readonly ready: boolean;
  readonly nothing?: boolean;
  /** The keys of the middle one, if Enter does something else. */
  readonly keys?: string;
  readonly mainRef?: Ref<HTMLButtonElement>;
  /** Where Backspace on the bar returns to. */
  readonly onBack?: () => void;
}) {
  const { ready, nothing = false, keys = 'Enter', mainRef, onBack } = props;
  const submit = useReview((state) => state.submit);
  const commit = (confidence: Confidence) => (): void => submit(confidence, true);
  if (nothing && !ready) {
    return (
      <div className={styles['actions']}>
        <Button variant="quiet" keys="Mod+Enter" onClick={commit('think')}>
          {COMMIT.nothing}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['commit']} role="group" aria-label={COMMIT.group}>
      <span className={styles['question']} aria-hidden="true">
        {nothing ? `${COMMIT.nothing}:` : COMMIT.ask}
      </span>
      <Button keys="1" disabled={!ready} onClick={commit('guess')}>
        {COMMIT.guess}
      </Button>
      <Button
        variant="main"
        keys={keys}
        disabled={!ready}
        onClick={commit('think')}
        buttonRef={mainRef}
        onKeyDown={(event) => {
          if (event.key !== 'Backspace' || onBack === undefined) return;
          event.preventDefault();
          onBack();
        }}
      >
        {COMMIT.think}
      </Button>
      <Button keys="3" disabled={!ready} onClick={commit('sure')}>
        {COMMIT.sure}
      </Button>
    </div>
  );
}
