/**
 * Writing questions: a learner's own deck, one question of it as text, and the results for that text at
 * every pause in typing. The text is kept as a draft until it is put into the deck.
 *
 * In one file because every action reads and replaces the same page, and what runs in a pause
 * depends on all of them.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { withQuestion, withUnit } from '#format/deck-folder.ts';
import { UNIQUE, deckId } from '#format/deck-id.ts';
import { looseProgram } from '#format/loose-program.ts';
import type { Place } from '#format/question-in-deck.ts';
import { remedyFor } from '#format/remedies.ts';
import { errorLineOf } from '#session/python-errors.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { listDecks } from '#store/decks.ts';
import type { QuestionDraft } from '#store/drafts.ts';
import { deleteDraft, loadDrafts, saveDraft } from '#store/drafts.ts';
import { changedFolder } from './change-folder.ts';
import type { FolderChange } from './change-folder.ts';
import { createChecker } from './check.ts';
import { NEW_DECK, detailsOf, manifestOf, withDetails } from './details.ts';
import { openDeck, storeDeck, unsavedDeck } from './own-deck.ts';
import { begunText, draftOf, entriesOf, keptOf, pageOf, sentenceOf } from './pages.ts';
import { randomBelow } from './random.ts';
import { openTheirDeck, storeVersion } from './their-deck.ts';
import { PANES } from './state.ts';
import type { Page, WriteState } from './state.ts';
import { WRITING } from './texts.ts';
import { tryAnswer } from './try-answer.ts';

/** The length of a pause in typing, in ms. */
const PAUSE = 400;

export function createWriteStore(services: Services): StoreApi<WriteState> {
  const { db, engine, now, randomId } = services;
  const checker = createChecker(services);
  let closed = false;
  let busy: Promise<void> | undefined;
  let superseded = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  /** A program that waits for its deck to be described. */
  let waiting: string | undefined;

  return createStore<WriteState>((set, get) => {
    const complain = (error: unknown): void =>
      set({ notice: { tone: 'wrong', text: messageOf(error) } });

    function placeOf({ unit, file, draft }: Page): Place {
      const { deck } = get();
      const own = file ?? `${unit}/${draft}.md`;
      const others = deck?.questions.filter((placed) => placed.file !== file) ?? [];
      return { manifest: deck?.manifest ?? manifestOf(get().details, ''), unit, file: own, others };
    }

    async function keep(): Promise<void> {
      const { page, deck } = get();
      if (page === undefined || deck === undefined) return;
      if (page.text === page.stored) await deleteDraft(db, page.draft);
      else await saveDraft(db, draftOf(page, deck, now()));
    }

    async function draftsHere(): Promise<readonly QuestionDraft[]> {
      const id = get().deck?.manifest.id;
      return (await loadDrafts(db)).filter((one) => one.deckId === id);
    }

    async function list(): Promise<void> {
      const { deck } = get();
      if (deck === undefined) return;
      set({ entries: entriesOf(deck, await draftsHere()) });
    }

    function show(page: Page): void {
      const found = checker.read(page.text, placeOf(page));
      set({
        page,
        shown: 'text',
        found,
        card: found.read.placed,
        ran: undefined,
        tried: undefined,
        problem: 0,
        errorLine: undefined,
      });
      get().check();
    }

    /** Finds the results for the current text, step by step; stops when it is typed over. */
    async function checkOnce(): Promise<void> {
      const { page } = get();
      if (page === undefined) return;
      const place = placeOf(page);
      const read = checker.read(page.text, place);
      set({ found: read, ...(read.read.placed && { card: read.read.placed }) });
      set({ status: engine.isReady() ? 'running' : 'booting' });
      const run = await checker.run(read);
      if (superseded || closed) return;
      const part = run.read.placed?.question.kind === 'repair' ? 'repair' : 'program';
      const first = run.read.located?.lines[part] ?? looseProgram(page.text)?.line;
      const inProgram = run.run && errorLineOf(run.run);
      set({
        found: run,
        ran: { ...run, ...keptOf(get().ran, run) },
        status: 'judging',
        errorLine: inProgram === undefined ? undefined : (first ?? 1) + inProgram - 1,
      });
      const judged = await checker.judge(run, place);
      if (superseded || closed) return;
      set({
        found: judged,
        ...(judged.judged && { ran: judged }),
        problem: Math.min(get().problem, judged.problems.length),
      });
    }

    /** One at a time: work on outdated text is abandoned. */
    async function checkLatest(): Promise<void> {
      clearTimeout(pause);
      superseded = true;
      busy ??= (async () => {
        try {
          while (superseded) {
            superseded = false;
            if (!closed) await checkOnce();
          }
        } catch (error) {
          complain(error);
        } finally {
          busy = undefined;
          if (get().status !== 'saving') set({ status: 'idle' });
        }
      })();
      await busy;
    }

    /** Makes the editor's text that of the page, and examines it soon. */
    function write(text: string): void {
      const { page } = get();
      if (page === undefined || page.text === text) return;
      const next = { ...page, text };
      const read = checker.read(text, placeOf(next));
      set({ page: next, ...(read.read.placed && { card: read.read.placed }) });
      clearTimeout(pause);
      pause = setTimeout(() => {
        get().check();
        void keep().catch(complain);
      }, PAUSE);
    }

    async function store(change: FolderChange): Promise<void> {
      const { deck } = get();
      if (deck === undefined) return;
      const next = changedFolder(deck, change);
      const stored = await storeDeck(services, deck, next);
      if (!stored.ok) throw new Error(sentenceOf(stored.problems));
      set({ deck: stored.value });
      // A question that was moved has another file name.
      const { page } = get();
      const text = page?.stored;
      if (page?.file !== undefined && text !== undefined && !stored.value.folder.has(page.file)) {
        const file = [...stored.value.folder].find(([, other]) => other === text)?.[0];
        if (file !== undefined) set({ page: { ...page, file } });
      }
      await list();
    }

    async function start(): Promise<void> {
      const { deck } = get();
      if (deck === undefined) return;
      if (waiting !== undefined) {
        const program = waiting;
        waiting = undefined;
        await beginWith(program);
        return;
      }
      const [latest] = await draftsHere();
      const [first] = deck.questions;
      if (latest !== undefined) show(pageOf(latest, deck));
      else if (first === undefined) await get().begin();
      else await get().choose(first.file);
    }

    async function beginWith(program: string | undefined, unit?: string): Promise<void> {
      const { deck, page } = get();
      if (deck === undefined) return;
      await keep();
      const into = unit ?? page?.unit ?? deck.manifest.units.at(-1)?.id ?? 'questions';
      const text = begunText(deck, await draftsHere(), into, program);
      show({ draft: randomId(), unit: into, file: undefined, text, stored: undefined });
      await keep();
      await list();
    }

    return {
      shown: 'loading',
      deck: undefined,
      details: NEW_DECK,
      page: undefined,
      entries: [],
      found: undefined,
      ran: undefined,
      status: 'idle',
      card: undefined,
      errorLine: undefined,
      problem: 0,
      tried: undefined,
      notice: undefined,
      pane: 'runs',
      showPane: (pane) => set({ pane }),
      nextPane: () =>
        set(({ pane }) => ({ pane: PANES[(PANES.indexOf(pane) + 1) % PANES.length] ?? 'text' })),

      open: async ({ deckId: wanted, fresh = false, questionId, program, theirs = false }) => {
        try {
          waiting = program;
          const own = (await listDecks(db)).filter((deck) => deck.own === 1);
          const newest = own.reduce<(typeof own)[number] | undefined>(
            (best, one) => (best !== undefined && best.importedAt > one.importedAt ? best : one),
            undefined,
          );
          const drafts = await loadDrafts(db);
          const author = newest?.manifest.authors[0] ?? '';
          const unsaved = drafts.find(({ manifest }) => manifest !== undefined)?.manifest;
          const id = wanted ?? (fresh ? undefined : newest?.id);
          if (id !== undefined && theirs) set({ deck: await openTheirDeck(services, id) });
          else if (id !== undefined && own.some((deck) => deck.id === id)) {
            set({ deck: await openDeck(services, id) });
          } else if (unsaved !== undefined && (wanted === unsaved.id || !fresh)) {
            set({ deck: unsavedDeck(unsaved) });
          } else {
            set({ shown: 'details', details: { ...NEW_DECK, author } });
            return;
          }
          await list();
          const asked = get().deck?.questions.find(({ question }) => question.id === questionId);
          if (asked === undefined) await start();
          else await get().choose(asked.file);
        } catch (error) {
          set({ shown: 'details' });
          complain(error);
        }
      },

      edit: write,

      check: () => void checkLatest(),

      save: async () => {
        try {
          await checkLatest();
          const { page, deck, found } = get();
          if (page === undefined || deck === undefined || found?.text !== page.text) return;
          const { placed } = found.read;
          const [first] = found.problems;
          if (placed === undefined || found.judged === undefined || first !== undefined) {
            set({
              problem: 0,
              notice: {
                tone: 'wrong',
                text: first === undefined ? WRITING.notRun : WRITING.notSaved(first.message),
              },
            });
            return;
          }
          set({ status: 'saving' });
          const { unit, text, file } = page;
          if (deck.theirs !== undefined && file !== undefined) {
            const opened = { ...deck, theirs: deck.theirs };
            set({ deck: await storeVersion(services, opened, file, { placed, text }) });
            await deleteDraft(db, page.draft);
            set({
              page: { ...page, stored: text },
              notice: {
                tone: 'done',
                text: WRITING.savedMine(placed.question.id),
              },
            });
            await list();
            return;
          }
          const put = withQuestion(deck.folder, { unit, id: placed.question.id, text, file });
          const manifest = withUnit(deck.manifest, { id: unit, title: get().details.unit });
          const stored = await storeDeck(services, deck, {
            folder: put.folder,
            manifest,
            judged: found.judged,
          });
          if (!stored.ok) throw new Error(sentenceOf(stored.problems));
          const saved = { ...page, file: put.file, stored: text };
          await deleteDraft(db, page.draft);
          set({
            deck: stored.value,
            page: saved,
            notice: { tone: 'done', text: WRITING.saved(placed.question.id, manifest.title) },
          });
          await list();
        } catch (error) {
          complain(error);
        } finally {
          set({ status: 'idle' });
        }
      },

      choose: async (key) => {
        await keep();
        const { deck } = get();
        if (deck === undefined) return;
        const draft = (await draftsHere()).find(({ id, file }) => id === key || file === key);
        const text = deck.folder.get(key);
        if (draft !== undefined) show(pageOf(draft, deck));
        else if (text !== undefined) {
          const unit = key.split('/')[0] ?? '';
          show({ draft: randomId(), unit, file: key, text, stored: text });
        }
        await list();
      },

      begin: async (unit) => {
        if (get().deck?.theirs === undefined) await beginWith(undefined, unit);
      },

      nextProblem: () =>
        set(({ problem, found }) => ({
          problem: (problem + 1) % Math.max(1, found?.problems.length ?? 0),
        })),

      mend: (at = get().problem) => {
        const { page, found } = get();
        const problem = found?.problems[at];
        // A problem of an earlier text is at another line by now.
        if (page === undefined || problem === undefined || found?.text !== page.text) return;
        const remedy = remedyFor(problem, page.text);
        if (remedy === undefined) return;
        write(remedy.text);
        get().check();
      },

      tryOut: async (answer) => {
        try {
          set({ tried: undefined });
          await checkLatest();
          const { found, page } = get();
          if (found === undefined || found.text !== page?.text) return;
          set({ tried: await tryAnswer(services, found, answer) });
        } catch (error) {
          complain(error);
        }
      },

      describe: async (details) => {
        try {
          const { deck } = get();
          set({ details });
          if (deck?.saved === true)
            await store({ kind: 'manifest', manifest: withDetails(deck.manifest, details) });
          else {
            const id =
              deck?.manifest.id ?? deckId(details.author, details.title, randomBelow(UNIQUE));
            const manifest = manifestOf(details, id);
            set({ deck: unsavedDeck(manifest) });
          }
          if (get().page === undefined) await start();
          else set({ shown: 'text' });
          await keep();
        } catch (error) {
          complain(error);
        }
      },

      showDetails: () => {
        const { deck } = get();
        if (deck !== undefined) set({ shown: 'details', details: detailsOf(deck.manifest) });
      },

      change: async (change) => {
        try {
          const before = get().deck;
          await store(change);
          const { page } = get();
          if (change.kind === 'remove' && page?.file === change.file) {
            set({ page: undefined });
            await start();
          }
          if (change.kind !== 'remove' || before === undefined) return;
          const undo = async (): Promise<void> => {
            await store({ kind: 'folder', folder: before.folder, manifest: before.manifest });
            set({ notice: undefined });
            await get().choose(change.file);
          };
          set({
            notice: {
              tone: 'done',
              text: WRITING.removed,
              action: { label: WRITING.undo, run: () => void undo().catch(complain) },
            },
          });
        } catch (error) {
          complain(error);
        }
      },

      restore: async () => {
        try {
          const { page, deck } = get();
          const file = page?.file;
          if (deck?.theirs === undefined || page === undefined || file === undefined) return;
          const before = page.text;
          const text = deck.theirs.get(file) ?? '';
          set({
            deck: await storeVersion(services, { ...deck, theirs: deck.theirs }, file, undefined),
          });
          await deleteDraft(db, page.draft);
          show({ ...page, text, stored: text });
          await list();
          const undo = (): void => {
            set({ notice: undefined });
            write(before);
          };
          set({
            notice: {
              tone: 'done',
              text: WRITING.restored,
              action: { label: WRITING.undo, run: undo },
            },
          });
        } catch (error) {
          complain(error);
        }
      },

      discard: async () => {
        try {
          const { page } = get();
          if (page === undefined) return;
          clearTimeout(pause);
          await deleteDraft(db, page.draft);
          if (page.stored !== undefined) show({ ...page, text: page.stored });
          else {
            set({ page: undefined });
            await start();
          }
          await list();
          const undo = (): void => {
            show(page);
            set({ notice: undefined });
            void keep().then(list).catch(complain);
          };
          set({
            notice: {
              tone: 'done',
              text: WRITING.discarded,
              action: { label: WRITING.undo, run: undo },
            },
          });
        } catch (error) {
          complain(error);
        }
      },

      catalogue: checker.catalogue,

      say: (notice) => set({ notice }),

      close: async () => {
        clearTimeout(pause);
        await keep().catch(complain);
        closed = true;
      },
    };
  });
}
