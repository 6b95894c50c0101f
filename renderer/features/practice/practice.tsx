/** Generated programs for a belief: choose the output, see why, continue. */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PracticePhase, PracticeState } from '#session/practice/store.ts';
import type { ReplayRequest } from '#session/replay/load.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Code } from '#ui/code.tsx';
import { Plain } from '#ui/plain.tsx';
import { useApp } from '../context.ts';
import { Outputs } from '../review/forms/outputs.tsx';
import { OutputChoices } from '../review/forms/choose/output-choices.tsx';
import questionStyles from '../review/question.module.css';
import sessionStyles from '../session.module.css';
import styles from './practice.module.css';
import { PRACTICE as TEXTS } from './texts.ts';

type Asking = Extract<PracticePhase, { readonly kind: 'asking' }>;
type Judged = Extract<PracticePhase, { readonly kind: 'judged' }>;

export function Practice({ practice }: { readonly practice: StoreApi<PracticeState> }) {
  const { phase, answered, right, answer, next } = useStore(practice);
  const closeLayer = useApp((state) => state.closeLayer);
  const openReplay = useApp((state) => state.openReplay);
  const page = useRef<HTMLDivElement>(null);
  // Letters and Enter are handled by this page; it has the focus from the start, and with every
  // question.
  const { kind } = phase;
  useEffect(() => {
    if (kind !== 'making') page.current?.focus({ preventScroll: true });
  }, [kind]);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const onButton = event.target instanceof HTMLElement && event.target.tagName === 'BUTTON';
    if (phase.kind === 'asking' && /^[a-d]$/u.test(key)) answer('abcd'.indexOf(key));
    else if (phase.kind === 'judged' && key === 'r') openReplay(replayOf(phase));
    else if (phase.kind !== 'asking' && phase.kind !== 'making' && key === 'enter' && !onButton) {
      void next();
    } else return;
    event.preventDefault();
  };
  return (
    // The keys of a page that is no single control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={page}
      className={classNames(sessionStyles['session'], styles['page'])}
      tabIndex={-1}
      onKeyDown={press}
    >
      <header className={sessionStyles['bar']}>
        <Button variant="quiet" size="small" keys="Escape" onClick={() => closeLayer('practice')}>
          {TEXTS.leave}
        </Button>
        <span className={sessionStyles['place']}>{TEXTS.place}</span>
        {answered > 0 ? (
          <span className={sessionStyles['counts']}>{TEXTS.score(right, answered)}</span>
        ) : undefined}
      </header>
      <main className={sessionStyles['main']} tabIndex={-1} data-phase={phase.kind}>
        <Body practice={practice} phase={phase} />
      </main>
    </div>
  );
}

function Body(props: {
  readonly practice: StoreApi<PracticeState>;
  readonly phase: PracticePhase;
}) {
  const { practice, phase } = props;
  const { answer, next } = practice.getState();
  switch (phase.kind) {
    case 'making':
      return (
        <p className={styles['word']} role="status">
          {TEXTS.making}
        </p>
      );
    case 'none':
      return (
        <p className={styles['word']} role="status">
          {TEXTS.none}
        </p>
      );
    case 'broken':
      return (
        <section className={sessionStyles['broken']} role="alert">
          <h1>{TEXTS.broken}</h1>
          <p>{phase.message}</p>
          <Button variant="main" keys="Enter" onClick={() => void next()}>
            {TEXTS.retry}
          </Button>
        </section>
      );
    case 'asking':
    case 'judged':
      return (
        <div className={questionStyles['question']}>
          <div className={questionStyles['program']}>
            <Code program={phase.asked.fresh.program} label={TEXTS.program} />
          </div>
          <div className={questionStyles['answer']}>
            {phase.kind === 'asking' ? (
              <Ask phase={phase} onTake={answer} />
            ) : (
              <Verdict phase={phase} onNext={() => void next()} />
            )}
          </div>
        </div>
      );
  }
}

function Ask(props: { readonly phase: Asking; readonly onTake: (option: number) => void }) {
  const { phase, onTake } = props;
  return (
    <>
      <h1 className={questionStyles['prompt']}>{TEXTS.ask}</h1>
      <OutputChoices immediate options={phase.asked.options} onTake={onTake} />
    </>
  );
}

function Verdict({ phase, onNext }: { readonly phase: Judged; readonly onNext: () => void }) {
  const openReplay = useApp((state) => state.openReplay);
  const { asked, taken, verdict } = phase;
  const [believed] = asked.options[taken]?.believed ?? [];
  return (
    <>
      <h1
        className={classNames(styles['title'], !verdict.correct && styles['wrong'])}
        role="status"
      >
        <span aria-hidden="true">{verdict.correct ? '✓' : '✗'}</span>{' '}
        {verdict.correct ? TEXTS.right : TEXTS.wrong}
      </h1>
      <Outputs answerKey={asked.fresh.key} verdict={verdict} />
      <section className={styles['belief']} aria-label={TEXTS.belief}>
        <p className={styles['lead']}>{verdict.correct ? TEXTS.wouldPrint : TEXTS.wouldBeRight}</p>
        <p className={styles['statement']}>
          <Plain text={`${(believed ?? asked.belief).statement}.`} />
        </p>
        <p>
          <Plain text={(believed ?? asked.belief).teaching} />
        </p>
      </section>
      <div className={styles['actions']}>
        <Button variant="main" keys="Enter" onClick={onNext}>
          {TEXTS.another}
        </Button>
        <Button keys="r" onClick={() => openReplay(replayOf(phase))}>
          {TEXTS.watch}
        </Button>
      </div>
    </>
  );
}

/** The true run, with the belief's beside it: that of the answer if it was wrong. */
function replayOf({ asked, taken, verdict }: Judged): ReplayRequest {
  const { program } = asked.fresh;
  const option = asked.options[taken];
  const { id, statement } = option?.believed[0] ?? asked.belief;
  return {
    program,
    title: TEXTS.title,
    model: { id, statement },
    ...(option !== undefined && !verdict.correct && { prediction: option.stdout }),
  };
}
