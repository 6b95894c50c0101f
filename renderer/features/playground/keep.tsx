/** Keeps a question about the learner's own program as a card. */
import { keyOf } from '#session/questions/asked.ts';
import type { Keepable } from '#session/questions/kept.ts';
import { Button } from '#ui/button.tsx';
import { usePlayground } from '../context.ts';
import { QUESTIONS } from './texts.ts';
import styles from './keep.module.css';

export function Keep({ question }: { readonly question: Keepable }) {
  const state = usePlayground(({ keeping }) => keeping.get(keyOf(question)));
  const keep = usePlayground(({ keep }) => keep);
  if (state === 'kept' || state === 'known') {
    return (
      <span className={styles['kept']} role="status">
        {state === 'kept' ? QUESTIONS.kept : QUESTIONS.known}
      </span>
    );
  }
  return (
    <>
      <Button size="small" disabled={state === 'keeping'} onClick={() => void keep(question)}>
        {QUESTIONS.keep}
      </Button>
      {typeof state === 'object' ? (
        <span className={styles['wrong']} role="alert">
          {state.wrong}
        </span>
      ) : undefined}
    </>
  );
}
