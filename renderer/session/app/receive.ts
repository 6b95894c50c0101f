/** Imported files: read, previewed, then accepted or dismissed. One at a time. */
import { UNITS } from '#session/reader/reader.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { DeckProgress } from '#format/deck.ts';
import type { Mapping } from '#import/csv-questions.ts';
import type { FileKind, IncomingFile, Platform } from '#platform/platform.ts';
import type { Choices } from '#session/import.ts';
import { messageOf } from '#session/services.ts';
import type { Importers, Taken } from './importers.ts';
import { NO_CHOICES, refuse } from './incoming.ts';
import type { Incoming, Preview, PreviewKind } from './incoming.ts';
import type { Attempt, NoticesState } from './notices.ts';
import type { Trials } from './trying.ts';

/** The slice of the app store that imports files. */
export interface IncomingState {
  readonly incoming: Incoming | undefined;
  readonly chooseFile: (kind: FileKind) => Promise<void>;
  /** Reads a file and shows its content; imports nothing yet. */
  readonly receive: (file: IncomingFile) => Promise<void>;
  /** Reads the table on screen again, with other meanings of its columns. */
  readonly mapColumns: (mapping: Mapping) => Promise<void>;
  /** Shows the valid rows of a refused backup, so that they can be restored. */
  readonly showRest: () => void;
  /** Chooses for a question of the deck on screen whether it takes the author's version, or starts anew. */
  readonly choose: (what: keyof Choices, questionId: string, on: boolean) => void;
  /** Imports what is shown, with the answers that come with a deck if requested. */
  readonly accept: (withProgress?: boolean) => Promise<void>;
  readonly dismiss: () => void;
  /** Reads an automatic backup and shows its content. */
  readonly openBackup: (name: string) => Promise<void>;
}

export interface IncomingNeeds {
  readonly platform: Pick<Platform, 'openFile' | 'backups'>;
  readonly importers: Importers;
  readonly trials: Pick<Trials, 'begin' | 'drop'>;
  readonly attempt: Attempt;
  /** Pauses the session with every answer stored, and shows the home screen. */
  readonly endSession: () => Promise<void>;
  /** Opens a program in the playground. Rejects with a message if it is not text. */
  readonly openProgram: (file: IncomingFile) => Promise<void>;
  /** Adds a learner's answers to the class on screen. */
  readonly addAnswers: (file: IncomingFile) => Promise<void>;
  readonly playgroundIsInFront: () => boolean;
  readonly writingIsInFront: () => boolean;
  /** Makes a question from a program. */
  readonly writeOn: (program: string) => Promise<void>;
}

export function createIncoming(
  store: StoreApi<IncomingState & NoticesState>,
  {
    platform,
    importers,
    trials,
    attempt,
    endSession,
    openProgram,
    addAnswers,
    playgroundIsInFront,
    writingIsInFront,
    writeOn,
  }: IncomingNeeds,
): IncomingState {
  /** The file being read, until it is read or dismissed. */
  let reading: Readable | undefined;
  /** Cancels reading. */
  let readingStop = new AbortController();
  /** Cancels writing, if possible. */
  let takingStop = new AbortController();
  const show = (incoming: Incoming | undefined): void => store.setState({ incoming });

  async function take<Kind extends PreviewKind>(
    preview: Preview<Kind>,
    withProgress: boolean,
  ): Promise<Taken> {
    const importer: Importers[Kind] = importers[preview.kind];
    return importer.take(preview, {
      withProgress,
      signal: takingStop.signal,
      onProgress: (progress) => show({ kind: 'working', what: preview.name, progress }),
    });
  }

  /** Reads a file and shows its content. */
  async function read(file: Readable, mapping?: Mapping): Promise<void> {
    const { name, kind } = file;
    reading = file;
    trials.drop();
    readingStop = new AbortController();
    const { signal } = readingStop;
    // A file that was dismissed meanwhile does not come back.
    const showStep = (next: Incoming): void => {
      if (reading === file) show(next);
    };
    const onProgress = (progress: DeckProgress | undefined): void =>
      showStep({ kind: 'reading', name, unit: UNITS[kind], progress });
    onProgress(undefined);
    try {
      const { kindOf } = await import('#session/reader/kind-of.ts');
      const is = kindOf(file.bytes) ?? kind;
      const next = await importers[is].read({ ...file, kind: is }, { signal, onProgress }, mapping);
      showStep(next);
      if (next.kind === 'deck' && reading === file) trials.begin(next.read);
    } catch (error) {
      showStep(refuse(name, [], messageOf(error)));
    }
  }

  return {
    incoming: undefined,

    chooseFile: async (kind) =>
      attempt(async () => {
        const file = await platform.openFile(kind);
        if (file !== undefined) await store.getState().receive(file);
      }),

    receive: async (file) => {
      if (file.kind === 'answers') {
        await addAnswers(file);
        return;
      }
      // A Python file may be a deck's questions or a program to run: over the playground it is a
      // program.
      if (file.kind === 'program' || (isPython(file) && playgroundIsInFront())) {
        await attempt(async () => openProgram(file));
        return;
      }
      if (isPython(file) && writingIsInFront()) {
        await attempt(async () => writeOn(new TextDecoder().decode(file.bytes)));
        return;
      }
      // One at a time: what is shown is what would be imported.
      const { incoming } = store.getState();
      if (incoming?.kind === 'working' || incoming?.kind === 'reading') return;
      await read({ ...file, kind: file.kind });
    },

    mapColumns: async (mapping) => {
      const { incoming } = store.getState();
      if (incoming?.kind !== 'deck' && incoming?.kind !== 'refused') return;
      if (incoming.table !== undefined)
        await read({ ...incoming.table.file, kind: 'deck' }, mapping);
    },

    showRest: () => {
      const { incoming } = store.getState();
      if (incoming?.kind !== 'refused' || incoming.rest === undefined) return;
      const { name, rest, problems } = incoming;
      show({ kind: 'backup', name, checked: rest, problems });
    },

    choose: (what, questionId, on) => {
      const { incoming } = store.getState();
      if (incoming?.kind !== 'deck') return;
      const { chosen = NO_CHOICES } = incoming;
      const ids = new Set(chosen[what]);
      if (on) ids.add(questionId);
      else ids.delete(questionId);
      show({ ...incoming, chosen: { ...chosen, [what]: ids } });
    },

    accept: async (withProgress = false) => {
      const { incoming } = store.getState();
      if (incoming === undefined || incoming.kind === 'refused') return;
      if (incoming.kind === 'reading' || incoming.kind === 'working') return;
      takingStop = new AbortController();
      show({ kind: 'working', what: incoming.name });
      // The answers belong to the present data, so they are stored before it changes.
      await endSession();
      try {
        const taken = await take(incoming, withProgress);
        if ('next' in taken) show(taken.next);
        else store.setState({ incoming: undefined, notice: taken.done });
      } catch (error) {
        if (takingStop.signal.aborted) {
          const text = 'Stopped. Nothing was changed.';
          store.setState({ incoming: undefined, notice: { tone: 'done', text } });
        } else show(refuse(incoming.name, [], messageOf(error)));
      }
      // If the deck was not added; otherwise the trial continues by itself.
      trials.drop();
    },

    dismiss: () => {
      const { incoming } = store.getState();
      if (incoming?.kind === 'working') {
        if (incoming.progress !== undefined) takingStop.abort();
        return;
      }
      reading = undefined;
      readingStop.abort();
      trials.drop();
      show(undefined);
    },

    openBackup: async (name) =>
      attempt(async () => {
        const file = await platform.backups?.read(name);
        if (file !== undefined) await store.getState().receive(file);
      }),
  };
}

/** A file that is previewed. */
type Readable = IncomingFile & { readonly kind: PreviewKind };

function isPython({ kind, name }: IncomingFile): boolean {
  return kind === 'deck' && name.toLowerCase().endsWith('.py');
}
