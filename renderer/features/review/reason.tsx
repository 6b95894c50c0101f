import { useEffect, useRef } from 'react';
import { letterKey } from '#session/commands/question.ts';
import type { Judged, Reasoning } from '#session/review/phase.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Prose } from '#ui/prose.tsx';
import { useReview } from '../context.ts';
import { REASON as TEXTS } from './reason-texts.ts';
import styles from './reason.module.css';

/** Asks for the reason before the verdict. */
export function ReasonPane({ phase: { reasons } }: { readonly phase: Reasoning }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const giveReason = useReview((state) => state.giveReason);
  const settled = useReview((state) => state.settled);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles['reason']} aria-labelledby="reason-title" data-settled={settled}>
      <h1 ref={heading} tabIndex={-1} className={styles['title']} id="reason-title">
        {TEXTS.title}
      </h1>
      <p className={styles['hint']}>{TEXTS.hint}</p>
      <ul className={styles['choices']}>
        {reasons.map(({ text }, at) => (
          <li key={text}>
            <button type="button" className={styles['choice']} onClick={() => giveReason(at)}>
              <Kbd keys={letterKey(at)} />
              <Prose text={text} inline />
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={styles['choice']} onClick={() => giveReason(undefined)}>
            <Kbd keys={letterKey(reasons.length)} />
            <span className={styles['unknown']}>{TEXTS.unknown}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

/** The verdict on the reason. */
export function ReasonSaid({ phase: { reason, verdict } }: { readonly phase: Judged }) {
  if (reason === undefined) return undefined;
  const { correct, chosen } = reason;
  if (correct)
    return <p className={styles['said']}>{verdict.correct ? TEXTS.right : TEXTS.rightOnly}</p>;
  if (chosen?.model === undefined) {
    return verdict.correct ? <p className={styles['said']}>{TEXTS.unsaid}</p> : undefined;
  }
  return (
    <div className={styles['said']}>
      <p>{verdict.correct ? TEXTS.hard : TEXTS.wrong}</p>
      <p>
        {TEXTS.chosen} <Prose text={chosen.text} inline />
      </p>
      <Prose text={chosen.model.teaching} />
    </div>
  );
}
