import { useMemo } from 'react';
import { createStore } from 'zustand/vanilla';
import { emptyDraft, prediction } from '#session/forms/registry.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { ReviewState } from '#session/review/store.ts';
import { firstMeeting } from '#session/write/preview.ts';
import { Code } from '#ui/code.tsx';
import { Prose } from '#ui/prose.tsx';
import { LoopwiseContext, useLoopwise } from '../context.ts';
import { viewOf } from '../review/forms/form-views.ts';
import { useWrite } from './use-write.ts';
import { CARD } from './texts.ts';
import styles from './card-pane.module.css';

/** The card as a learner meets it, and what they read after answering it. */
export function CardPane() {
  const placed = useWrite((state) => state.card);
  const found = useWrite((state) => state.ran ?? state.found);
  const deck = useWrite((state) => state.deck);
  const asked = useMemo(
    () => (placed && found && deck ? firstMeeting(placed, found, deck) : undefined),
    [placed, found, deck],
  );
  if (placed === undefined) {
    return <p className={styles['empty']}>{CARD.unreadable}</p>;
  }
  const { question } = placed;
  const program = question.kind === 'repair' ? question.broken : question.program;
  return (
    <div className={styles['card']}>
      {program === '' ? undefined : <Code program={program} label={CARD.program} />}
      <div className={styles['prompt']}>
        <Prose text={question.prompt} />
      </div>
      {asked === undefined ? (
        <p className={styles['empty']}>{CARD.notRun}</p>
      ) : (
        <Answer key={JSON.stringify([question.id, asked.key?.stdout])} asked={asked} />
      )}
      <h2 className={styles['heading']}>{CARD.after}</h2>
      <Prose text={question.why} />
      {question.kind === 'choice'
        ? question.choices.map(({ text, why }) => (
            <div key={text} className={styles['note']}>
              <Prose text={text} />
              <Prose text={why} />
            </div>
          ))
        : undefined}
      {question.kind === 'predict'
        ? question.models.map(({ model, text }) => (
            <div key={model} className={styles['note']}>
              <p className={styles['label']}>{CARD.note(model)}</p>
              <Prose text={text} />
            </div>
          ))
        : undefined}
    </div>
  );
}

/** The form of a first review, on a store of its own: answers here count nowhere. */
function Answer({ asked }: { readonly asked: PresentedQuestion }) {
  const loopwise = useLoopwise();
  const tryOut = useWrite((state) => state.tryOut);
  const showPane = useWrite((state) => state.showPane);
  const review = useMemo(() => {
    const { exercise } = asked;
    return createStore<ReviewState>((set, get) => ({
      ...loopwise.review.getState(),
      phase: { kind: 'asking', asked, draft: emptyDraft(exercise), shownAt: 0 },
      change: (change) => {
        const { phase } = get();
        if (phase.kind !== 'asking') return;
        set({ phase: { ...phase, draft: change(phase.draft, exercise) } });
      },
      submit: () => {
        const { phase } = get();
        const given = phase.kind === 'asking' ? prediction(phase.draft, exercise) : undefined;
        if (given === undefined) return;
        showPane('try');
        void tryOut(given.stdout);
      },
      decline: () => undefined,
    }));
  }, [asked, loopwise.review, tryOut, showPane]);
  const { Input } = viewOf(asked.exercise);
  return (
    <LoopwiseContext value={{ ...loopwise, review }}>
      <div className={styles['answer']} data-typing>
        <Input exercise={asked.exercise} />
      </div>
    </LoopwiseContext>
  );
}
