/** The outcomes that a search found, and the program's problems with their lines. */
import type { ProgramOutcome } from '#engine/explore/explore.ts';
import { describeSchedule, isOfAnotherLoop } from '#engine/explore/schedule.ts';
import type { Inspection } from '#engine/inspect/inspect.ts';
import { REMEDIES } from '#engine/inspect/source.ts';
import { linesOf } from '#format/output.ts';
import { sheetOf } from '#session/playground.ts';
import { Button } from '#ui/button.tsx';
import { useApp, usePlayground } from '../context.ts';
import { Goal } from './goal.tsx';
import { CriticalPath } from './critical-path.tsx';
import { FINDING_WORDS, endingText } from './words.ts';
import { BENCH, GOAL, OUTCOMES as TEXTS } from './texts.ts';
import styles from './outcomes.module.css';

/** The most outcomes, and lines of one, that are displayed. */
const MOST_SHOWN = 20;
const LINES_SHOWN = 12;

interface Props {
  /** Moves the cursor to a line of the program, from 1. */
  readonly goTo: (line: number) => void;
}

export function Outcomes({ goTo }: Props) {
  const searched = usePlayground((state) => state.searched);
  const search = usePlayground((state) => state.search);
  return (
    <section className={styles['outcomes']} aria-label={TEXTS.label}>
      <Goal />
      <Button keys="Mod+j" onClick={() => void search()}>
        {TEXTS.find}
      </Button>
      <div role="status">
        {searched.kind === 'searching' ? (
          <p className={styles['progress']}>{TEXTS.tried(searched.schedules, searched.outcomes)}</p>
        ) : undefined}
        {searched.kind === 'found' ? (
          <p className={styles['headline']}>{headlineOf(searched.inspection, searched.anyLoop)}</p>
        ) : undefined}
      </div>
      {searched.kind === 'found' ? (
        <>
          <Findings inspection={searched.inspection} goTo={goTo} />
          <CriticalPath inspection={searched.inspection} goTo={goTo} />
          <List inspection={searched.inspection} />
          {searched.anyLoop || searched.inspection.exploration === undefined ? undefined : (
            <div className={styles['loops']}>
              <Button size="small" onClick={() => void search(true)}>
                {TEXTS.otherLoops}
              </Button>
              <p>{TEXTS.otherLoopsNote}</p>
            </div>
          )}
        </>
      ) : undefined}
    </section>
  );
}

function headlineOf({ exploration, needs, error }: Inspection, anyLoop: boolean): string {
  if (error?.kind === 'size') return `${error.message}.`;
  if (error !== undefined) return TEXTS.unreadable(error.line);
  if (needs.length > 0) return TEXTS.needs;
  if (exploration === undefined) return TEXTS.untraced;
  const { outcomes, schedules, complete, late } = exploration;
  if (complete) return TEXTS.all(outcomes.length);
  const seen = (anyLoop ? TEXTS.seenOnAny : TEXTS.seen)(outcomes.length, schedules);
  return late ? `${seen} ${TEXTS.late}` : seen;
}

function Findings({ inspection, goTo }: Props & { readonly inspection: Inspection }) {
  const { findings, needs, error } = inspection;
  const rows = [
    ...(error?.kind !== 'syntax'
      ? []
      : [{ line: error.line, title: TEXTS.syntax, text: error.message }]),
    ...needs.map(({ line, name, kind }) => ({
      line,
      title: TEXTS.missing(name),
      text: REMEDIES[kind],
    })),
    ...findings.map(({ kind, line, message }) => ({
      line,
      title: FINDING_WORDS[kind],
      text: message,
    })),
  ];
  if (rows.length === 0) return undefined;
  return (
    <ul className={styles['findings']} aria-label={TEXTS.findings}>
      {rows.map(({ line, title, text }) => (
        <li key={`${line} ${title}`}>
          <button type="button" className={styles['line']} onClick={() => goTo(line)}>
            {TEXTS.line(line)}
          </button>{' '}
          <strong>{title}.</strong> {text}
        </li>
      ))}
    </ul>
  );
}

function List({ inspection: { exploration } }: { readonly inspection: Inspection }) {
  if (exploration === undefined || exploration.outcomes.length < 2) return undefined;
  const { outcomes, schedules } = exploration;
  const hidden = outcomes.length - MOST_SHOWN;
  return (
    <>
      <ol className={styles['list']} aria-label={TEXTS.list}>
        {outcomes.slice(0, MOST_SHOWN).map((outcome) => (
          <Outcome
            key={JSON.stringify([outcome.stdout, outcome.ended])}
            outcome={outcome}
            schedules={schedules}
          />
        ))}
      </ol>
      {hidden > 0 ? <p>{TEXTS.more(hidden)}</p> : undefined}
    </>
  );
}

/** The conditions of an outcome. */
function whenOf({ schedule, observed }: ProgramOutcome): string {
  if (schedule.length === 0) return TEXTS.plain;
  if (!isOfAnotherLoop(schedule)) return TEXTS.where(describeSchedule(schedule, observed));
  const others = schedule.filter(({ kind }) => kind !== 'ready');
  return TEXTS.otherLoop(describeSchedule(others, observed));
}

function Outcome({
  outcome,
  schedules,
}: {
  readonly outcome: ProgramOutcome;
  readonly schedules: number;
}) {
  const { program, origin } = usePlayground(sheetOf);
  const openReplay = useApp((state) => state.openReplay);
  const aimAt = usePlayground((state) => state.aimAt);
  const { stdout, ended, count, schedule, observed } = outcome;
  const statement = describeSchedule(schedule, observed);
  const lines = linesOf(stdout);
  const watch = (): void =>
    openReplay({
      program,
      title: origin?.title ?? BENCH.title,
      ...(schedule.length > 0 && { schedule: { conditions: schedule, statement } }),
    });
  return (
    <li className={styles['outcome']}>
      <p className={styles['when']}>
        {whenOf(outcome)}
        <span className={styles['count']}>{TEXTS.share(count, schedules)}</span>
      </p>
      <pre className={styles['printed']}>
        {lines.slice(0, LINES_SHOWN).join('\n')}
        {lines.length > LINES_SHOWN ? '\n…' : ''}
      </pre>
      <p className={styles['end']}>{endingText(ended)}</p>
      <div className={styles['actions']}>
        <Button size="small" onClick={watch}>
          {schedule.length === 0 ? TEXTS.watch : TEXTS.compare}
        </Button>
        {ended.kind === 'limit' || isOfAnotherLoop(schedule) ? undefined : (
          <Button size="small" onClick={() => aimAt({ program, stdout, ended })}>
            {GOAL.aim}
          </Button>
        )}
      </div>
    </li>
  );
}
