import { Suspense, lazy, useEffect, useLayoutEffect, useRef } from 'react';
import type { FocusEvent } from 'react';
import { layerOf, topLayer } from '#session/view.ts';
import type { Screen, View } from '#session/view.ts';
import { commandFor } from '#session/commands/commands.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { lazyView } from './lazy-view.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { useApp, useLoopwise } from './context.ts';
import { Home } from './home/home.tsx';
import { Layers } from './layers.tsx';
import { Review } from './review/review.tsx';
import { loadMarkdown } from '#ui/prose.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { classNames } from '#ui/class-names.ts';
import { FRAME } from './texts.ts';
import styles from './shell.module.css';

/** Lazy, like the library below. */
const Insight = lazyView(async () => (await import('./insight/insight.tsx')).InsightScreen);

const Statistics = lazyView(
  async () => (await import('./insight/statistics.tsx')).StatisticsScreen,
);

/** With its editor it is half as large as everything else, so it is lazy. */
const Library = lazyView(async () => (await import('./library/library.tsx')).Library);

const Write = lazyView(async () => (await import('./write/write.tsx')).Write);

const Playground = lazy(async () => import('./playground/playground.tsx'));

const PrintView = lazyView(async () => {
  // What is printed at once has its texts formatted.
  const [{ PrintView: View }] = await Promise.all([
    import('./print/print-view.tsx'),
    loadMarkdown(),
  ]);
  return View;
});

const Practice = lazyView(async () => (await import('./practice/practice.tsx')).Practice);

/** The frame around every screen: keys, dialogs, and notices. */
export function Shell() {
  useKeys();
  const replaying = useApp((state) => layerOf(state, 'replay') !== undefined);
  const over = useApp(screenOver);
  const screen = useApp((state) => state.screen);
  const goTo = useApp((state) => state.goTo);
  const rememberFocus = useFocusOnReturn(replaying);
  return (
    <>
      {/* A replay is over the screen from which it was opened, which stays mounted: its texts, their undo history and scroll positions are kept. */}
      <div className={styles['screen']} hidden={replaying} onFocus={rememberFocus}>
        <ErrorBoundary
          resetBy={over ?? screen}
          renderFallback={(error, onRetry) => (
            <BrokenScreen
              error={error}
              onRetry={onRetry}
              leave={FRAME.goHome}
              onLeave={() => void goTo('home')}
            />
          )}
        >
          <CurrentScreen />
        </ErrorBoundary>
      </div>
      <Layers />
      <NoticeLine />
    </>
  );
}

/** Returns the focus to its place on the screen when the layer over it closes. */
function useFocusOnReturn(covered: boolean): (event: FocusEvent) => void {
  const last = useRef<HTMLElement>(undefined);
  useEffect(() => {
    if (!covered) last.current?.focus({ preventScroll: true });
  }, [covered]);
  return ({ nativeEvent }) => {
    // The focused element, also inside the editor's shadow root.
    const [focused] = nativeEvent.composedPath();
    if (focused instanceof HTMLElement) last.current = focused;
  };
}

/** The layer that replaces the screen, if there is one. */
function screenOver({ layers }: Pick<View, 'layers'>): 'playground' | 'write' | undefined {
  const kind = layers.findLast(
    (layer) => layer.kind === 'playground' || layer.kind === 'write',
  )?.kind;
  return kind === 'playground' || kind === 'write' ? kind : undefined;
}

function CurrentScreen() {
  const screen = useApp((state) => state.screen);
  const over = useApp(screenOver);
  const practice = useApp((state) => layerOf(state, 'practice')?.practice);
  const print = useApp((state) => layerOf(state, 'print'));
  if (print !== undefined) {
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <PrintView source={print.source} />
      </Suspense>
    );
  }
  if (practice !== undefined) {
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <Practice practice={practice} />
      </Suspense>
    );
  }
  if (over !== undefined) {
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        {over === 'write' ? <Write /> : <Playground />}
      </Suspense>
    );
  }
  switch (screen) {
    case 'review':
      return <Review />;
    case 'home':
    case 'insight':
    case 'statistics':
    case 'decks':
      return <Framed screen={screen} />;
  }
}

function Framed({ screen }: { readonly screen: Exclude<Screen, 'review'> }) {
  const goTo = useApp((state) => state.goTo);
  const openPlayground = useApp((state) => state.openPlayground);
  const openLayer = useApp((state) => state.openLayer);
  return (
    <div className={styles['frame']}>
      <header className={styles['bar']}>
        <span className={styles['name']}>
          <Mark />
          <span className={styles['word']}>{FRAME.name}</span>
        </span>
        <nav className={styles['nav']} aria-label={FRAME.screens}>
          <NavButton here={screen === 'home'} onClick={() => void goTo('home')}>
            {FRAME.nav.home}
          </NavButton>
          <NavButton here={screen === 'insight'} onClick={() => void goTo('insight')}>
            {FRAME.nav.insight}
          </NavButton>
          <NavButton here={screen === 'statistics'} onClick={() => void goTo('statistics')}>
            {FRAME.nav.statistics}
          </NavButton>
          <NavButton here={screen === 'decks'} onClick={() => void goTo('decks')}>
            {FRAME.nav.decks}
          </NavButton>
          <NavButton here={false} onClick={() => openPlayground()}>
            {FRAME.playground}
          </NavButton>
        </nav>
        <span className={styles['aside']}>
          <button
            type="button"
            className={styles['keys']}
            onClick={() => openLayer({ kind: 'settings' })}
          >
            {FRAME.settings}
          </button>
          <button
            type="button"
            className={styles['keys']}
            onClick={() => openLayer({ kind: 'help' })}
          >
            {FRAME.keys} <Kbd keys="?" />
          </button>
        </span>
      </header>
      <main className={styles['main']} tabIndex={-1}>
        <Suspense fallback={<div aria-busy="true" />}>
          <FramedScreen screen={screen} />
        </Suspense>
      </main>
    </div>
  );
}

function FramedScreen({ screen }: { readonly screen: Exclude<Screen, 'review'> }) {
  switch (screen) {
    case 'home':
      return <Home />;
    case 'insight':
      return <Insight />;
    case 'statistics':
      return <Statistics />;
    case 'decks':
      return <Library />;
  }
}

function NavButton(props: {
  readonly here: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <button
      type="button"
      className={styles['link']}
      aria-current={props.here ? 'page' : undefined}
      data-enter={props.here ? 'command' : undefined}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

/** A loop that returns to its start, one step on. */
function Mark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M19.5 12a7.5 7.5 0 1 1-3-6" />
      <circle cx="19" cy="7.5" r="2.2" />
    </svg>
  );
}

function NoticeLine() {
  const notice = useApp((state) => state.notice);
  const say = useApp((state) => state.say);
  return (
    <div className={styles['notice-place']} role="status" aria-live="polite">
      {notice === undefined ? undefined : (
        <div className={classNames(styles['notice'], notice.tone === 'wrong' && styles['wrong'])}>
          <span>{notice.text}</span>
          {notice.action === undefined ? undefined : (
            <button type="button" className={styles['notice-close']} onClick={notice.action.run}>
              {notice.action.label}
            </button>
          )}
          <button type="button" className={styles['notice-close']} onClick={() => say(undefined)}>
            {FRAME.close}
          </button>
        </div>
      )}
    </div>
  );
}

/** Elements that take letters; a slider does not. */
const TYPED_INTO =
  'input:not([type=range]), textarea, select, [contenteditable], [contenteditable] *';

/** Whether the details of a question are open, but not drawn yet. */
function isOpening(layers: View['layers']): boolean {
  return topLayer({ layers })?.kind === 'card' && document.querySelector('dialog[open]') === null;
}

/** Keys are passed to the command table, unless a control handles them itself. */
function useKeys(): void {
  const { app, commands } = useLoopwise();
  // Not `useEffect`: a key pressed as soon as the screen is painted has to be heard.
  useLayoutEffect(() => {
    // What is below a dialog that is about to open gets no more keys.
    const hold = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' || !isOpening(app.getState().layers)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      // The element of the press, also inside the editor's shadow root.
      const [pressed] = event.composedPath();
      const target = pressed instanceof HTMLElement ? pressed : undefined;
      const typing = target?.matches(TYPED_INTO) ?? false;
      // A focused button is pressed by these keys, which runs no command; but after a choice among
      // several was clicked, Enter continues.
      const control = target?.closest<HTMLElement>('button, a, summary') ?? undefined;
      const presses =
        event.key === ' ' || (event.key === 'Enter' && control?.dataset['enter'] !== 'command');
      if (control !== undefined && presses) return;
      const command = commandFor(commands, event, typing);
      if (command === undefined || (event.repeat && command.repeats !== true)) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', hold, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', hold, true);
      window.removeEventListener('keydown', press);
    };
  }, [app, commands]);
}
