import { useMemo, useRef } from 'react';
import type { Inspection } from '#engine/inspect/inspect.ts';
import { changedLines } from '#format/align-lines.ts';
import { isCurrent, isFile, sheetOf } from '#session/playground.ts';
import type { SheetName } from '#session/playground.ts';
import { Button } from '#ui/button.tsx';
import type { EditorHandle } from '#ui/editor.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useApp, useLoopwise, usePlayground } from '../context.ts';
import { OutputPane } from './output-pane.tsx';
import { changesText } from './words.ts';
import { ProgramEditor } from '#ui/program-editor.tsx';
import { BENCH as TEXTS } from './texts.ts';
import styles from './playground.module.css';

/** Change a program, run it, and see the difference. */
export default function Playground() {
  const ready = usePlayground((state) => state.ready);
  const shown = usePlayground((state) => state.shown);
  const editor = useRef<EditorHandle>(null);
  return (
    <div className={styles['playground']}>
      <Bar />
      {ready ? (
        <main className={styles['bench']}>
          {/* Another program is another text with its own history. */}
          <EditorPane key={shown} handle={editor} />
          <OutputPane goTo={(line) => editor.current?.goTo(line)} />
        </main>
      ) : (
        <main className={styles['bench']} aria-busy="true" />
      )}
    </div>
  );
}

function Bar() {
  const from = useApp((state) => state.screen);
  const close = useApp((state) => state.closePlayground);
  const choose = useApp((state) => state.chooseFile);
  return (
    <header className={styles['bar']}>
      <Button variant="quiet" size="small" keys="Escape" onClick={() => void close()}>
        {TEXTS.back[from]}
      </Button>
      <h1 className={styles['title']}>{TEXTS.title}</h1>
      <Sheets />
      <Button variant="quiet" size="small" keys="Mod+o" onClick={() => void choose('program')}>
        {TEXTS.open}
      </Button>
      <p className={styles['free']}>{TEXTS.free}</p>
    </header>
  );
}

/** Which program is shown, if there are two. */
function Sheets() {
  const shown = usePlayground((state) => state.shown);
  const origin = usePlayground((state) => state.question?.origin);
  const show = usePlayground((state) => state.show);
  if (origin === undefined) return undefined;
  const button = (sheet: SheetName, text: string) => (
    <button
      type="button"
      className={styles['sheet']}
      aria-pressed={shown === sheet}
      onClick={() => show(sheet)}
    >
      {text}
    </button>
  );
  return (
    <div className={styles['sheets']} role="group" aria-label={TEXTS.program}>
      {button('question', TEXTS.from(isFile(origin) ? 'file' : 'question', origin.title))}
      {button('own', TEXTS.own)}
    </div>
  );
}

function EditorPane({ handle }: { readonly handle: React.RefObject<EditorHandle | null> }) {
  const { program, origin } = usePlayground(sheetOf);
  const errorLine = usePlayground((state) =>
    isCurrent(state) ? state.played?.errorLine : undefined,
  );
  const edit = usePlayground((state) => state.edit);
  const { commands } = useLoopwise();
  const reset = usePlayground((state) => state.reset);
  const { changed, gone } = useMemo(
    () =>
      origin === undefined ? { changed: [], gone: [] } : changedLines(origin.program, program),
    [origin, program],
  );
  const searched = usePlayground((state) => state.searched);
  const signs = useMemo(
    () => ({
      changed,
      gone,
      error: errorLine,
      found: searched.kind === 'found' ? linesFound(searched.inspection) : [],
    }),
    [changed, gone, errorLine, searched],
  );
  return (
    <section className={styles['program']} aria-label={TEXTS.program}>
      <ProgramEditor
        value={program}
        label={TEXTS.editor}
        signs={signs}
        handle={handle}
        onChange={edit}
        onRun={() => commands.find(({ id }) => id === 'run')?.run()}
      />
      <footer className={styles['foot']}>
        {origin === undefined ? undefined : (
          <>
            <span>{changesText(changed, gone, isFile(origin) ? 'file' : 'question')}</span>
            {program === origin.program ? undefined : (
              <Button
                variant="quiet"
                size="small"
                onClick={() => {
                  reset();
                  handle.current?.focus();
                }}
              >
                {TEXTS.original}
              </Button>
            )}
          </>
        )}
        <span className={styles['keys']}>
          {TEXTS.pause} <Kbd keys="Tab" /> {TEXTS.indents} <Kbd keys="Escape" /> {TEXTS.leaves}
        </span>
      </footer>
    </section>
  );
}

/** Lines with findings, each once. */
function linesFound({ findings, needs }: Inspection): readonly number[] {
  return [...new Set([...findings, ...needs].map(({ line }) => line))];
}
