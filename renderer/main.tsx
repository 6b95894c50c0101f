/** The entry point: connects the parts, and shows the first screen before any other work. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Model } from '#engine/models/models.ts';
import type { EngineIdentity } from '#engine/types.ts';
import { openPlatform } from '#platform/open.ts';
import type { Platform } from '#platform/platform.ts';
import type { Calendar } from '#schedule/types.ts';
import { createAnswerKeys } from '#session/answer-keys.ts';
import { createAppStore } from '#session/app.ts';
import { createCommands, menuOf } from '#session/commands/commands.ts';
import { lazyJournal } from '#session/data/lazy-journal.ts';
import type { GoodBackup } from '#session/data/loss.ts';
import { watchOpening } from '#session/data/opening.ts';
import type { Opening, Wait } from '#session/data/opening.ts';
import { createDataStore } from '#session/data/store.ts';
import { createEngineHandle, fetchedEngine } from '#session/engine.ts';
import { lazy } from '#session/lazy.ts';
import { createPlaygroundStore } from '#session/playground.ts';
import { createReplayStore } from '#session/replay.ts';
import { createFitter } from '#session/parameters/fitter.ts';
import {
  loadSqlite,
  openFitWorker,
  openJournalWorker,
  openReaderWorker,
} from '#session/reader/open-worker.ts';
import { watchForNewDay } from '#session/new-day.ts';
import { createReader } from '#session/reader/reader.ts';
import { createReviewStore } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import type { ShippedFiles } from '#session/shipped-file.ts';
import { shippedFiles } from '#session/shipped-file.ts';
import { takeShippedDeck } from '#session/shipped.ts';
import { deleteDatabase, openDatabase } from '#store/database.ts';
import type { Database } from '#store/database.ts';
import { DEFAULT_SETTINGS, loadSettings } from '#store/settings.ts';
import { shapeSigns } from '#ui/shape-signs.ts';
import { applyAppearance } from './features/appearance.ts';
import { LoopwiseContext } from './features/context.ts';
import type { Loopwise } from './features/context.ts';
import { Shell } from './features/shell.tsx';
import { Stopped } from './features/stopped.tsx';
import { loadHighlighter } from '#ui/highlighted.ts';
import { loadMarkdown } from '#ui/prose.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/syntax.css';

/** A new learning day begins when even night owls are asleep. */
const CALENDAR: Calendar = {
  rolloverHour: 4,
  offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
};

const DATABASE = 'loopwise';

const rootElement = document.querySelector('#root');
if (rootElement === null) throw new Error('index.html has no #root.');
const root = createRoot(rootElement);

async function fetchAsset(path: string): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`The app’s file ${path} is missing. Install Loopwise anew.`);
  return response;
}

/**
 * Opens the database; an upgrade waits for a backup, and other windows are notified of the new
 * version.
 */
async function openData(
  platform: Platform,
  opening: Opening,
  onNew: () => void,
): Promise<Database> {
  return openDatabase({
    name: DATABASE,
    onNew,
    beforeUpgrade: async (old, schema) => {
      opening.upgrade();
      if (platform.backups === undefined) return;
      const { createBackup } = await import('#store/backup.ts');
      await platform.backups.write(await createBackup(old, Date.now(), { schema }), 'upgrade');
    },
    onBlocked: () => {
      opening.stop();
      root.render(
        <Stopped
          title="Loopwise is open in an older version."
          message="Close its other windows: this one then goes on by itself."
        />,
      );
    },
    onClosed: (message) =>
      root.render(<Stopped title="This window has stopped." message={message} />),
  });
}

/**
 * Opens the database, and says so if that takes long. If it fails, says why, offers a backup, and
 * never resolves.
 */
async function openOrRescue(platform: Platform, onNew: () => void): Promise<Database> {
  let isOver = false;
  const tell = async (wait: Wait): Promise<void> => {
    const [{ OpeningScreen }, place] = await Promise.all([
      import('./features/opening.tsx'),
      placeOf(platform),
    ]);
    if (!isOver) root.render(<OpeningScreen wait={wait} {...place} onReload={reload} />);
  };
  const opening = watchOpening((wait) => void tell(wait));
  const end = (): void => {
    isOver = true;
    opening.stop();
  };
  try {
    return await openData(platform, { ...opening, stop: end }, onNew).finally(end);
  } catch (error) {
    const { findRescue, replaceDatabase } = await import('#session/data/rescue.ts');
    const rescue = findRescue(error, platform);
    if (rescue === undefined) throw error;
    const [{ RescueScreen }, place] = await Promise.all([
      import('./features/rescue.tsx'),
      placeOf(platform),
    ]);
    const save = async ({ entry }: GoodBackup): Promise<void> => {
      const file = await platform.backups?.read(entry.name);
      if (file) await platform.saveFile('backup', file.name, new Uint8Array(file.bytes));
    };
    const replace = async (backup: GoodBackup): Promise<void> =>
      replaceDatabase(backup, CALENDAR, {
        remove: () => deleteDatabase(DATABASE),
        open: () => openDatabase({ name: DATABASE }),
      });
    root.render(
      <RescueScreen
        rescue={rescue}
        {...place}
        onSave={save}
        onReplace={replace}
        onReload={reload}
      />,
    );
    return new Promise(() => undefined);
  }
}

function reload(): void {
  location.reload();
}

/** Where the data is, for screens that say why it is not shown. */
async function placeOf(platform: Platform) {
  return {
    place: await platform.dataPlace().catch(() => undefined),
    isLinux: /Linux/u.test(navigator.userAgent),
  };
}

async function openServices(files: ShippedFiles): Promise<Services> {
  // First, so that a listener exists if the window closes early.
  const platform = openPlatform(window, openJournalWorker);
  // While the database is opened. Whoever needs the file gets the error.
  files.about().catch(() => undefined);
  let isNew = false;
  const onNew = (): void => {
    isNew = true;
    files.beginning().catch(() => undefined);
  };
  const [db, identity] = await Promise.all([
    openOrRescue(platform, onNew),
    fetchAsset('engine/engine.json').then(async (file) => (await file.json()) as EngineIdentity),
  ]);
  // Before the first paint, which would otherwise use another theme.
  applyAppearance(document.documentElement, isNew ? DEFAULT_SETTINGS : await loadSettings(db));
  const engine = createEngineHandle(identity, () =>
    fetchedEngine(async () => {
      const { openBrowserEngine } = await import('#engine/box/browser.ts');
      return openBrowserEngine(document, new URL('engine/frame.html', document.baseURI).href);
    }),
  );
  return {
    db,
    engine,
    keys: createAnswerKeys(
      db,
      engine,
      async () => (await (await fetchAsset('engine/models.json')).json()) as readonly Model[],
    ),
    reader: createReader(openReaderWorker, undefined, loadSqlite),
    fit: createFitter(openFitWorker),
    platform,
    journal: lazyJournal(async () => {
      const { createJournal } = await import('#session/data/journal.ts');
      return createJournal({ db, platform, now: () => Date.now() });
    }),
    calendar: CALENDAR,
    now: () => Date.now(),
    randomId: () => crypto.randomUUID(),
    fetchAsset,
  };
}

async function start(): Promise<void> {
  const files = shippedFiles(fetchAsset);
  const services = await openServices(files);
  const review = createReviewStore(services);
  const playground = createPlaygroundStore(services);
  const replay = createReplayStore(services.engine);
  const app = createAppStore(services, review, playground, replay);
  const data = createDataStore(services, app);
  const insights = lazy(async () => {
    const { createInsightStores } = await import('#session/insight/stores.ts');
    return createInsightStores(services);
  });
  const commands = createCommands({ app, review, playground, replay, insights });
  const loopwise: Loopwise = {
    app,
    review,
    playground,
    replay,
    data,
    insights,
    commands,
  };
  // First, so that the deck is being stored while the screen is rendered.
  const taken = takeShipped(services, loopwise, files);
  root.render(
    <StrictMode>
      <LoopwiseContext value={loopwise}>
        <Shell />
      </LoopwiseContext>
    </StrictMode>,
  );
  // Before the first program is shown.
  void loadHighlighter();
  listen(services, loopwise);
  void data.getState().lookForLoss();
  startEngineLater(services, review);
  await taken;
}

/**
 * Loads the deck that comes with the app, and the numbers of the first screen as soon as possible.
 */
async function takeShipped(
  services: Services,
  { app, review }: Loopwise,
  files: ShippedFiles,
): Promise<void> {
  const { prepare, say } = app.getState();
  const begun = Promise.withResolvers<void>();
  const onReading = (): void => void prepare(begun.promise);
  const onBegun = async (): Promise<void> => {
    begun.resolve();
    if (app.getState().screen === 'review') await shown(review);
  };
  await takeShippedDeck(services, { onReading, onBegun, files }).catch((error: unknown) =>
    say({ tone: 'wrong', text: messageOf(error) }),
  );
  begun.resolve();
  // On a first start it was read as soon as its first questions were there, and is followed since.
  if (app.getState().today === undefined) await app.getState().refresh();
}

/**
 * Resolves after the frame that shows the session's first question, or the reason why there is
 * none; soon if the learner has left meanwhile.
 */
async function shown(review: Loopwise['review']): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
    const forget = review.subscribe(({ phase }) => {
      if (phase.kind === 'loading') return;
      forget();
      requestIdleCallback(() => resolve(), { timeout: 1000 });
    });
  });
}

/** How long deferred work waits for a first question, in ms. */
const PATIENCE = 3000;

/** Once the first question is on screen or the app is idle: boots Python, prepares the verdict. */
function startEngineLater({ engine }: Services, review: Loopwise['review']): void {
  const begin = (): void => {
    forget();
    // After the frame that shows the question.
    requestIdleCallback(() => void loadMarkdown(), { timeout: 1000 });
    requestIdleCallback(engine.start, { timeout: 1000 });
    requestIdleCallback(shapeSigns);
  };
  const forget = review.subscribe(({ phase }) => {
    if (phase.kind === 'asking') begin();
  });
  setTimeout(begin, PATIENCE);
}

/** Connects external events: files, the native menu, a new day. */
function listen(services: Services, { app, review, replay, commands }: Loopwise): void {
  const { platform } = services;
  platform.onFile(
    (file) => void app.getState().receive(file),
    (text) => app.getState().say({ tone: 'wrong', text }),
  );
  platform.onCommand((id) => {
    const command = commands.find((candidate) => candidate.id === id);
    if (command?.when() === true) command.run();
  });
  let shown = '';
  app.subscribe(({ settings }, before) => {
    if (settings === undefined || settings === before.settings) return;
    applyAppearance(document.documentElement, settings);
  });
  const showMenu = (): void => {
    const menu = menuOf(commands);
    const text = JSON.stringify(menu);
    if (text === shown) return;
    shown = text;
    void platform.setMenu(menu);
  };
  app.subscribe(showMenu);
  review.subscribe(showMenu);
  replay.subscribe(({ phase }, before) => {
    if (phase !== before.phase) showMenu();
  });
  showMenu();
  // The answers decide what the next session contains; nothing waits for that.
  app.subscribe(({ screen }, before) => {
    if (before.screen !== 'review' || screen === 'review') return;
    void import('#session/insight/wanted.ts').then(
      async ({ chooseWanted }) => chooseWanted(services),
      () => undefined,
    );
    void import('#session/habit.ts').then(
      async ({ noteHabit }) => noteHabit(services),
      () => undefined,
    );
  });
  // A window left open overnight shows yesterday's numbers.
  watchForNewDay(services, () => void app.getState().refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void app.getState().refresh();
  });
}

start().catch((error: unknown) => root.render(<Stopped message={messageOf(error)} />));
