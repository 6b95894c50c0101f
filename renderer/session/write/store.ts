/**
 * Writing questions: a deck of one's own, one question of it as text, and what is found out about that
 * at every pause in typing. What is typed is kept as a draft until it is put into the deck.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Model } from '#engine/models/models.ts';
import { withQuestion, withUnit } from '#format/deck-folder.ts';
import { UNIQUE, dashed, deckId, freeId } from '#format/deck-id.ts';
import { looseProgram } from '#format/loose-program.ts';
import { newQuestionText } from '#format/new-question.ts';
import type { Place } from '#format/question-in-deck.ts';
import { remedyFor } from '#format/remedies.ts';
import type { Manifest, PlacedQuestion, Problem } from '#format/types.ts';
import type { Notice } from '#session/app/notices.ts';
import { errorLineOf } from '#session/python-errors.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import type { QuestionDraft } from '#store/drafts.ts';
import { deleteDraft, loadDrafts, saveDraft } from '#store/drafts.ts';
import { listDecks } from '#store/decks.ts';
import type { Found } from './check.ts';
import { createChecker } from './check.ts';
import type { Details } from './details.ts';
import { detailsOf, manifestOf, withDetails } from './details.ts';
import type { OpenedDeck } from './own-deck.ts';
import { openDeck, storeDeck, unsavedDeck } from './own-deck.ts';
import { changedFolder } from './change-folder.ts';
import type { FolderChange } from './change-folder.ts';
import type { Tried } from './try-answer.ts';
import { tryAnswer } from './try-answer.ts';

export const PANES = ['text', 'card', 'runs', 'try'] as const;
export type Pane = (typeof PANES)[number];

/** What is to be written. */
export interface WriteRequest {
  /** A deck of one's own; a new one where it is absent and there is none. */
  readonly deckId?: string;
  /** Whether a new deck is wanted in any case. */
  readonly fresh?: boolean;
  /** The question to begin with, by its id. */
  readonly questionId?: string;
  /** A program to make a question of. */
  readonly program?: string;
}

/** A question in the list: in the deck, or only begun. */
export interface Entry {
  /** The draft's id, or the file in the deck. */
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  /** Whether there is text that is not in the deck. */
  readonly draft: boolean;
}

/** The question in the editor. */
export interface Page {
  /** The id of its draft. */
  readonly draft: string;
  readonly unit: string;
  readonly file: string | undefined;
  readonly text: string;
  /** The text as it is in the deck; undefined for a new one. */
  readonly stored: string | undefined;
}

export interface WriteState {
  /** `details`: the deck is described before anything is written. */
  readonly shown: 'loading' | 'details' | 'text';
  readonly deck: OpenedDeck | undefined;
  readonly details: Details;
  readonly page: Page | undefined;
  readonly entries: readonly Entry[];
  /** What is known of the text; of an earlier one while `status` is not `idle`. */
  readonly found: Found | undefined;
  /** What was found last of a text that was run; it stays while another is on its way. */
  readonly ran: Found | undefined;
  readonly status: 'idle' | 'booting' | 'running' | 'judging' | 'saving';
  /** The last question that could be read, for the card. */
  readonly card: PlacedQuestion | undefined;
  /** Line of the program's text that an exception came through last, from 1 in the file. */
  readonly errorLine: number | undefined;
  /** Index of the problem that a key mends. */
  readonly problem: number;
  readonly tried: Tried | undefined;
  readonly notice: Notice | undefined;
  /** What is shown beside the text; at a narrow window in its place. */
  readonly pane: Pane;
  readonly showPane: (pane: Pane) => void;
  /** The next pane, for a key. */
  readonly nextPane: () => void;
  readonly open: (request: WriteRequest) => Promise<void>;
  readonly edit: (text: string) => void;
  /** Does what is usually done in a pause. */
  readonly check: () => void;
  /** Puts the question into the deck, once it is in order. */
  readonly save: () => Promise<void>;
  readonly choose: (key: string) => Promise<void>;
  readonly begin: (unit?: string) => Promise<void>;
  readonly nextProblem: () => void;
  /** Applies the remedy of a problem; of the current one where it is left out. */
  readonly mend: (problem?: number) => void;
  /** What would be said to a learner who predicts this output? */
  readonly tryOut: (answer: string) => Promise<void>;
  readonly describe: (details: Details) => Promise<void>;
  readonly showDetails: () => void;
  readonly change: (change: FolderChange) => Promise<void>;
  /** Throws away what is not in the deck: the whole question where it is new. */
  readonly discard: () => Promise<void>;
  /** The models in words. */
  readonly catalogue: () => Promise<readonly Model[]>;
  readonly say: (notice: Notice | undefined) => void;
  /** Keeps what was typed. */
  readonly close: () => Promise<void>;
}

/** How long a pause in typing is, in ms. */
export const PAUSE = 400;

export function createWriteStore(services: Services): StoreApi<WriteState> {
  const { db, engine, now, randomId } = services;
  const checker = createChecker(services);
  let closed = false;
  let busy: Promise<void> | undefined;
  let superseded = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  /** A program that waits for a deck to be described. */
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
      if (page.text === page.stored) {
        await deleteDraft(db, page.draft);
        return;
      }
      const { draft: id, unit, file, text } = page;
      await saveDraft(db, {
        id,
        deckId: deck.manifest.id,
        ...(deck.saved ? {} : { manifest: deck.manifest }),
        unit,
        ...(file === undefined ? {} : { file }),
        text,
        at: now(),
      });
    }

    async function list(): Promise<void> {
      const { deck } = get();
      if (deck === undefined) return;
      const drafts = (await loadDrafts(db)).filter((one) => one.deckId === deck.manifest.id);
      const changed = new Set(drafts.map(({ file }) => file));
      const stored = deck.questions.map(({ file, unit, question }) => ({
        key: file,
        title: question.id,
        unit,
        draft: changed.has(file),
      }));
      const begun = drafts
        .filter(({ file }) => file === undefined)
        .map(({ id, unit, text }) => ({ key: id, title: titleOf(text), unit, draft: true }));
      set({ entries: [...stored, ...begun] });
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

    function pageOf(draft: QuestionDraft): Page {
      const { id, unit, file, text } = draft;
      const stored = file === undefined ? undefined : get().deck?.folder.get(file);
      return { draft: id, unit, file, text, stored };
    }

    /** What is found of the text as it stands now, step by step; stops where it was typed over. */
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

    /** One at a time: what was typed over meanwhile is not gone on with. */
    async function checkLatest(): Promise<void> {
      clearTimeout(pause);
      superseded = true;
      busy ??= (async () => {
        try {
          while (superseded && !closed) {
            superseded = false;
            await checkOnce();
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

    /** Makes the text of the editor that of the page, and looks at it soon. */
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
      // A question that was moved is in a file of another name.
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
      const drafts = (await loadDrafts(db)).filter((one) => one.deckId === deck.manifest.id);
      const [latest] = drafts;
      const [first] = deck.questions;
      if (latest !== undefined) show(pageOf(latest));
      else if (first === undefined) await get().begin();
      else await get().choose(first.file);
    }

    async function beginWith(program: string | undefined, unit?: string): Promise<void> {
      const { deck, page } = get();
      if (deck === undefined) return;
      await keep();
      const into = unit ?? page?.unit ?? deck.manifest.units.at(-1)?.id ?? 'questions';
      const drafts = await loadDrafts(db);
      const taken = new Set([
        ...deck.questions.map(({ question }) => question.id),
        ...drafts.map(({ text }) => titleOf(text)),
      ]);
      const concept =
        deck.questions.findLast((placed) => placed.unit === into)?.question.concept ??
        deck.manifest.units.find(({ id }) => id === into)?.concepts?.[0]?.id ??
        into;
      const text = newQuestionText({
        id: freeId(`${into}-${deck.questions.length + 1}`, taken),
        concept,
        ...(program === undefined ? {} : { program }),
      });
      show({ draft: randomId(), unit: into, file: undefined, text, stored: undefined });
      await keep();
      await list();
    }

    return {
      shown: 'loading',
      deck: undefined,
      details: NO_DETAILS,
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

      open: async ({ deckId: wanted, fresh = false, questionId, program }) => {
        try {
          waiting = program;
          const own = (await listDecks(db))
            .filter((deck) => deck.own === 1)
            .toSorted((one, other) => other.importedAt - one.importedAt);
          const drafts = await loadDrafts(db);
          const author = own[0]?.manifest.authors[0] ?? '';
          const unsaved = drafts.find(({ manifest }) => manifest !== undefined)?.manifest;
          const id = wanted ?? (fresh ? undefined : own[0]?.id);
          if (id !== undefined && own.some((deck) => deck.id === id)) {
            set({ deck: await openDeck(services, id) });
          } else if (unsaved !== undefined && (wanted === unsaved.id || !fresh)) {
            set({ deck: unsavedDeck(unsaved) });
          } else {
            set({ shown: 'details', details: { ...NO_DETAILS, author } });
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
                text:
                  first === undefined
                    ? 'It could not be run, so it is not in the deck yet.'
                    : `Not in the deck yet: ${first.message}`,
              },
            });
            return;
          }
          set({ status: 'saving' });
          const { unit, text, file } = page;
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
            notice: { tone: 'done', text: `${placed.question.id} is in ${manifest.title}.` },
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
        const drafts = (await loadDrafts(db)).filter((one) => one.deckId === deck?.manifest.id);
        const draft = drafts.find(({ id, file }) => id === key || file === key);
        const text = deck?.folder.get(key);
        if (draft !== undefined) show(pageOf(draft));
        else if (text !== undefined) {
          const unit = key.split('/')[0] ?? '';
          show({ draft: randomId(), unit, file: key, text, stored: text });
        }
        await list();
      },

      begin: async (unit) => beginWith(undefined, unit),

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
            const manifest: Manifest = manifestOf(details, id);
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
              text: 'The question is gone from the deck; what was learnt of it is kept.',
              action: { label: 'Undo', run: () => void undo().catch(complain) },
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
            notice: { tone: 'done', text: 'Thrown away.', action: { label: 'Undo', run: undo } },
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

const NO_DETAILS: Details = {
  title: '',
  author: '',
  about: '',
  license: 'CC-BY-4.0',
  version: '1.0.0',
  unit: 'First unit',
};

/** What was found of the same text before, until it is found anew. */
function keptOf(before: Found | undefined, now: Found): Partial<Found> {
  if (before?.text !== now.text || before.judged === undefined) return {};
  const { judged, problems, notes, variants, outputs, applying } = before;
  return { judged, problems, notes, variants, outputs, applying };
}

/** The id that a text says it has. */
function titleOf(text: string): string {
  const id = /^id:\s*(\S+)/mu.exec(text)?.[1];
  return id === undefined || dashed(id) === '' ? 'untitled' : id;
}

function sentenceOf([first]: readonly Problem[]): string {
  if (first === undefined) return 'The deck could not be written.';
  return `${first.file}, line ${first.line}: ${first.message} ${first.remedy}`;
}

function randomBelow(most: number): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % most;
}
