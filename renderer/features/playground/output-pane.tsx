import { linesOf } from '#format/output.ts';
import type { Played } from '#session/playground.ts';
import { isCurrent } from '#session/playground.ts';
import { isUnreadable } from '#session/python-errors.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/button.tsx';
import { Plain } from '#ui/plain.tsx';
import { useApp, useLoopwise, usePlayground } from '../context.ts';
import { Outcomes } from './outcomes.tsx';
import { Questions } from './questions.tsx';
import { endOf, headlineOf } from './words.ts';
import { OUTPUT as TEXTS } from './texts.ts';
import styles from './output-pane.module.css';

/** Lines displayed; a program that prints more is out of control. */
const SHOWN = 200;

interface Props {
  /** Moves the cursor to a line of the program, from 1. */
  readonly goTo: (line: number) => void;
}

/** The output of the editor's program, its ending, and how they differ from the original's. */
export function OutputPane({ goTo }: Props) {
  const played = usePlayground((state) => state.played);
  const status = usePlayground((state) => state.status);
  const trouble = usePlayground((state) => state.trouble);
  const stopped = usePlayground((state) => state.stopped);
  const current = usePlayground(isCurrent);
  const run = usePlayground((state) => state.run);
  const stop = usePlayground((state) => state.stop);
  const save = useApp((state) => state.saveProgram);
  const { commands } = useLoopwise();
  return (
    <section className={styles['output']} aria-label={TEXTS.label} aria-busy={status !== 'idle'}>
      <div className={styles['actions']}>
        {status !== 'running' ? (
          <Button variant="main" keys="Mod+Enter" onClick={run}>
            {TEXTS.run}
          </Button>
        ) : (
          <Button keys="Mod+Enter" onClick={stop}>
            {TEXTS.stop}
          </Button>
        )}
        <Watch />
        <Button keys="Mod+s" onClick={() => void save()}>
          {TEXTS.save}
        </Button>
        <Button
          keys="Mod+k"
          onClick={() => commands.find(({ id }) => id === 'make-question')?.run()}
        >
          {TEXTS.question}
        </Button>
      </div>
      <div className={styles['summary']} role="status">
        {trouble === undefined ? undefined : <p className={styles['trouble']}>{trouble}</p>}
        {status === 'idle' ? undefined : (
          <p className={styles['headline']}>
            {status === 'booting' ? TEXTS.booting : TEXTS.running}
          </p>
        )}
        {stopped ? <p className={styles['headline']}>{TEXTS.stopped}</p> : undefined}
        {played !== undefined && current ? (
          <>
            <p className={styles['headline']}>{headlineOf(played)}</p>
            <p className={styles['end']}>{endOf(played)}</p>
            <Waiting waits={played.waits} goTo={goTo} />
          </>
        ) : undefined}
      </div>
      {played === undefined || isUnreadable(played.run) ? undefined : (
        <div
          className={classNames(styles['results'], !current && styles['outdated'])}
          // Focusable, so that a long output scrolls by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={current ? TEXTS.output : TEXTS.before}
        >
          {played.lines.some(({ same }) => !same) ? (
            <Beside played={played} />
          ) : (
            <Printed stdout={played.run.stdout} />
          )}
          {played.run.stderr === '' ? undefined : (
            <Complaints stderr={played.run.stderr} goTo={goTo} />
          )}
          <Outcomes goTo={goTo} />
          <Questions />
        </div>
      )}
    </section>
  );
}

/** Where a program that never ends waits, and for what. */
function Waiting({ waits, goTo }: Props & { readonly waits: Played['waits'] }) {
  if (waits.length === 0) return undefined;
  return (
    <ul className={styles['waits']} aria-label={TEXTS.waits}>
      {waits.map(({ who, line, waitsFor }) => (
        <li key={`${who} ${waitsFor}`}>
          {line === undefined ? undefined : (
            <button type="button" className={styles['error-line']} onClick={() => goTo(line)}>
              {TEXTS.line(line)}
            </button>
          )}{' '}
          <Plain text={TEXTS.waitsFor(who, waitsFor)} />
        </li>
      ))}
    </ul>
  );
}

/** Opens the replay of the current program. */
function Watch() {
  const { commands } = useLoopwise();
  return (
    <Button keys="Mod+e" onClick={() => commands.find(({ id }) => id === 'watch-program')?.run()}>
      {TEXTS.watch}
    </Button>
  );
}

function Printed({ stdout }: { readonly stdout: string }) {
  const lines = linesOf(stdout);
  if (lines.length === 0) return <p className={styles['printed-nothing']}>{TEXTS.nothing}</p>;
  return (
    <>
      <ol className={styles['printed']}>
        {lines.slice(0, SHOWN).map((line, at) => (
          // A line is identified by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles['printed-line']}>
            {line}
          </li>
        ))}
      </ol>
      <More count={lines.length - SHOWN} />
    </>
  );
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <p className={styles['printed-nothing']}>{TEXTS.more(count)}</p> : undefined;
}

/** The original's output beside this one, line by line. */
function Beside({ played: { lines } }: { readonly played: Played }) {
  return (
    <>
      <table className={styles['compared']}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{TEXTS.difference}</span>
            </th>
            <th scope="col">{TEXTS.original}</th>
            <th scope="col">{TEXTS.yours}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ before, after, same }, at) => {
            const [sign, word] = same ? ['', ''] : signOf(before, after);
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at} className={same ? undefined : styles['other']}>
                <td className={styles['sign']}>
                  <span aria-hidden="true">{sign}</span>
                  <span className="visually-hidden">{word}</span>
                </td>
                <td className={styles['before']}>{before ?? ''}</td>
                <td className={styles['after']}>{after ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <More count={lines.length - SHOWN} />
    </>
  );
}

function signOf(
  before: string | undefined,
  after: string | undefined,
): readonly [sign: string, word: string] {
  if (before === undefined) return ['+', TEXTS.signs.added];
  return after === undefined ? ['−', TEXTS.signs.removed] : ['≠', TEXTS.signs.changed];
}

/** A frame of a traceback, or a warning, inside the program. */
const PLACE = /^([\s|+-]*)(?:File ")?program\.py(?:", line |:)(\d+)(.*)$/;

/** The text of stderr; lines that name the program link to it. */
function Complaints({ stderr, goTo }: Props & { readonly stderr: string }) {
  const lines = linesOf(stderr);
  return (
    <section aria-label={TEXTS.stderrLabel}>
      <h2 className={styles['stderr-title']}>{TEXTS.stderr}</h2>
      <pre className={styles['stderr']}>
        {lines.slice(0, SHOWN).map((line, at) => {
          const place = PLACE.exec(line);
          const number = Number(place?.[2]);
          return (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={at}>
              {place === null ? (
                line
              ) : (
                <>
                  {place[1]}
                  <button
                    type="button"
                    className={styles['error-line']}
                    onClick={() => goTo(number)}
                  >
                    {TEXTS.place(number)}
                  </button>
                  {place[3]}
                </>
              )}
              {'\n'}
            </span>
          );
        })}
      </pre>
      <More count={lines.length - SHOWN} />
    </section>
  );
}
