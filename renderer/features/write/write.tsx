import { useEffect, useMemo, useRef, useState } from 'react';
import { layerOf } from '#session/view.ts';
import type { Pane } from '#session/write/state.ts';
import type { EditorHandle } from '#ui/editor.tsx';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { ProgramEditor } from '#ui/program-editor.tsx';
import { questionLanguage } from '#ui/question-language.ts';
import { classNames } from '#ui/class-names.ts';
import { useApp, useLoopwise } from '../context.ts';
import { Bar } from './bar.tsx';
import { CardPane } from './card-pane.tsx';
import { FolderStrip } from './folder-bar.tsx';
import { DetailsForm } from './details-form.tsx';
import { ProblemStrip } from './problem-strip.tsx';
import { RunsPane } from './runs-pane.tsx';
import { TryPane } from './try-pane.tsx';
import { WriteContext, useWrite } from './use-write.ts';
import { BAR, PANES } from './texts.ts';
import styles from './write.module.css';

/** A question as text, and beside it its output, its card, and verdicts on answers. */
export function Write() {
  const store = useApp((state) => layerOf(state, 'write')?.store);
  if (store === undefined) return undefined;
  return (
    <WriteContext value={store}>
      <div className={styles['write']}>
        <Bar />
        <FolderStrip />
        <Shown />
        <NoticeLine />
      </div>
    </WriteContext>
  );
}

function Shown() {
  const shown = useWrite((state) => state.shown);
  if (shown === 'loading') return <main aria-busy="true" />;
  return shown === 'details' ? <DetailsForm /> : <Bench />;
}

function Bench() {
  const editor = useRef<EditorHandle>(null);
  const draft = useWrite((state) => state.page?.draft);
  const pane = useWrite((state) => state.pane);
  if (draft === undefined) return <main aria-busy="true" />;
  const goTo = (line: number): void => editor.current?.goTo(line);
  return (
    <main className={styles['bench']} data-pane={pane}>
      <section
        className={classNames(styles['text'], pane === 'text' && styles['front'])}
        aria-label={BAR.question}
      >
        {/* Another question is another text with its own history. */}
        <TextEditor key={draft} handle={editor} />
        <ProblemStrip goTo={goTo} />
      </section>
      <Panes goTo={goTo} />
    </main>
  );
}

function TextEditor({ handle }: { readonly handle: React.RefObject<EditorHandle | null> }) {
  const text = useWrite((state) => state.page?.text ?? '');
  const edit = useWrite((state) => state.edit);
  const check = useWrite((state) => state.check);
  const found = useWrite((state) => state.found);
  const problem = useWrite((state) => state.problem);
  const errorLine = useWrite((state) => state.errorLine);
  const [language] = useState(questionLanguage);
  const isCurrent = found?.text === text;
  const signs = useMemo(
    () => ({
      changed: [],
      gone: [],
      error: isCurrent ? errorLine : undefined,
      problems: isCurrent
        ? found.problems.map(({ line, message }, at) => ({
            line,
            message,
            current: at === problem,
          }))
        : [],
    }),
    [found, isCurrent, errorLine, problem],
  );
  // The line of the problem that a key has selected.
  const line = found?.problems[problem]?.line;
  const asked = useRef(problem);
  useEffect(() => {
    if (asked.current !== problem && line !== undefined) handle.current?.goTo(line);
    asked.current = problem;
  }, [problem, line, handle]);
  return (
    <ProgramEditor
      value={text}
      label={PANES.editor}
      signs={signs}
      language={language}
      handle={handle}
      onChange={edit}
      onRun={check}
    />
  );
}

const TABS: readonly Pane[] = ['text', 'runs', 'card', 'try'];

function Panes({ goTo }: { readonly goTo: (line: number) => void }) {
  const pane = useWrite((state) => state.pane);
  const showPane = useWrite((state) => state.showPane);
  return (
    <section
      className={classNames(styles['panes'], pane !== 'text' && styles['front'])}
      aria-label={PANES.label}
    >
      <div className={styles['tabs']} role="group" aria-label={PANES.tabs}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            className={classNames(styles['tab'], name === 'text' && styles['tab-text'])}
            // With two panes the text is always visible, with the output beside it.
            aria-pressed={pane === name || (name === 'runs' && pane === 'text')}
            data-enter="command"
            onClick={() => showPane(name)}
          >
            {PANES.names[name]}
          </button>
        ))}
        <Kbd keys="F6" />
      </div>
      <div
        className={styles['pane']}
        // Focusable, so that a long output scrolls by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={PANES.names[pane]}
      >
        {pane === 'card' ? <CardPane /> : pane === 'try' ? <TryPane /> : <RunsPane goTo={goTo} />}
      </div>
    </section>
  );
}

function NoticeLine() {
  const notice = useWrite((state) => state.notice);
  const say = useWrite((state) => state.say);
  const { commands } = useLoopwise();
  const leave = commands.find(({ id }) => id === 'leave-writing');
  return (
    <div className={styles['notice-place']} role="status" aria-live="polite" data-leave={leave?.id}>
      {notice === undefined ? undefined : (
        <div className={classNames(styles['notice'], notice.tone === 'wrong' && styles['wrong'])}>
          <span>{notice.text}</span>
          {notice.action === undefined ? undefined : (
            <Button variant="quiet" size="small" onClick={notice.action.run}>
              {notice.action.label}
            </Button>
          )}
          <Button variant="quiet" size="small" onClick={() => say(undefined)}>
            {PANES.close}
          </Button>
        </div>
      )}
    </div>
  );
}
