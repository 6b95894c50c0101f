import { useEffect, useRef } from 'react';
import type { ReplayPhase } from '#session/replay.ts';
import { Button } from '#ui/button.tsx';
import { useReplay } from '../context.ts';
import { ReplayView } from './replay-view.tsx';
import { REPLAY as TEXTS } from './texts.ts';
import sessionStyles from '../session.module.css';
import styles from './replay.module.css';

/** The loop of a program, step by step. */
export function Replay() {
  const phase = useReplay((state) => state.phase);
  const close = useReplay((state) => state.close);
  const heading = useRef<HTMLHeadingElement>(null);
  // Moves a screen reader here; keys are global and work anyway.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={sessionStyles['session']}>
      <header className={sessionStyles['bar']}>
        <Button variant="quiet" size="small" keys="Escape" onClick={close}>
          {TEXTS.back}
        </Button>
        <h1 className={styles['heading']} ref={heading} tabIndex={-1}>
          {TEXTS.title}
        </h1>
        <span className={sessionStyles['place']}>{titleOf(phase)}</span>
        <Cut phase={phase} />
        <Compare phase={phase} />
        <Difference phase={phase} />
      </header>
      <main className={sessionStyles['main']}>
        <Body phase={phase} />
      </main>
    </div>
  );
}

function titleOf(phase: ReplayPhase): string {
  if (phase.kind === 'closed') return '';
  return phase.kind === 'open' ? phase.replay.request.title : phase.request.title;
}

/** A run that continued after its trace was full. */
function Cut({ phase }: { readonly phase: ReplayPhase }) {
  if (phase.kind !== 'open' || !phase.replay.truth.reader.trace.cut) return undefined;
  return (
    <span className={styles['cut']} role="note">
      {TEXTS.cut}
    </span>
  );
}

/** Shows the run under the belief, or in the other schedule, beside the true one. */
function Compare({ phase }: { readonly phase: ReplayPhase }) {
  const compared = useReplay((state) => state.compared);
  const toggle = useReplay((state) => state.toggleCompared);
  if (phase.kind !== 'open' || phase.replay.other === undefined) return undefined;
  const kind = phase.replay.request.schedule === undefined ? 'model' : 'schedule';
  return (
    <Button variant="quiet" size="small" keys="c" expanded={compared} onClick={toggle}>
      {TEXTS.compare[kind]}
    </Button>
  );
}

/** Back to where it diverges from the prediction, or from the model. */
function Difference({ phase }: { readonly phase: ReplayPhase }) {
  const toDifference = useReplay((state) => state.toDifference);
  if (phase.kind !== 'open') return undefined;
  const { other, firstDifference } = phase.replay;
  if (other === undefined && firstDifference === undefined) return undefined;
  return (
    <Button variant="quiet" size="small" keys="d" onClick={toDifference}>
      {other === undefined ? TEXTS.firstDifference : TEXTS.diverges}
    </Button>
  );
}

function Body({ phase }: { readonly phase: ReplayPhase }) {
  switch (phase.kind) {
    case 'closed':
      return undefined;
    case 'loading':
      return (
        <p className={styles['loading']} role="status">
          {phase.booting ? TEXTS.booting : ''}
        </p>
      );
    case 'failed':
      return <Failed message={phase.message} />;
    case 'open':
      return <ReplayView replay={phase.replay} />;
  }
}

function Failed({ message }: { readonly message: string }) {
  const retry = useReplay((state) => state.retry);
  const close = useReplay((state) => state.close);
  return (
    <section className={sessionStyles['broken']} role="alert">
      <h2>{TEXTS.failed}</h2>
      <p>{message}</p>
      <div className={sessionStyles['broken-actions']}>
        <Button variant="main" keys="Enter" onClick={() => void retry()}>
          {TEXTS.retry}
        </Button>
        <Button keys="Escape" onClick={close}>
          {TEXTS.back}
        </Button>
      </div>
    </section>
  );
}
