/** Synchronises a learner's own deck with a folder on disk: each side adopts the other's edits. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { withoutEmptyUnits } from '#format/deck-folder.ts';
import type { Folder } from '#format/deck-folder.ts';
import { marksOf, stepOf, withFiles } from '#format/in-step.ts';
import type { Marks } from '#format/in-step.ts';
import { MANIFEST_FILE, parseManifest } from '#format/manifest.ts';
import type { DeckFolder } from '#platform/platform.ts';
import { createQueue } from '#session/in-turn.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { deleteFolderLink, loadFolderLink, saveFolderLink } from '#store/folder-links.ts';
import { sha256 } from '#store/sha256.ts';
import type { OpenedDeck } from './own-deck.ts';
import { sentenceOf } from './pages.ts';
import type { WriteState } from './state.ts';
import { WRITING } from './texts.ts';

export interface FolderState {
  /** Whether folders can be chosen on this platform. */
  readonly available: boolean;
  /** The name of the folder; undefined if the deck has none. */
  readonly name: string | undefined;
  /** Files that were edited on both sides. */
  readonly conflicts: readonly string[];
  /** Why nothing is imported from the folder now. */
  readonly fault: string | undefined;
  /** Lets the person choose a folder, and synchronises both sides. */
  readonly choose: () => Promise<void>;
  /** Disconnects the folder, which stays as it is. */
  readonly leave: () => Promise<void>;
  /** Resolves a conflict in favour of one side. */
  readonly settle: (path: string, side: 'library' | 'folder') => Promise<void>;
  /** Synchronises both sides now. */
  readonly step: () => Promise<void>;
}

export function createFolderStore(
  { db, platform: { folders } }: Pick<Services, 'db' | 'platform'>,
  write: StoreApi<WriteState>,
): StoreApi<FolderState> {
  const inTurn = createQueue();

  const store = createStore<FolderState>((set) => ({
    available: folders !== undefined,
    name: undefined,
    conflicts: [],
    fault: undefined,

    choose: async () =>
      attempt(async () => {
        const { deck } = write.getState();
        if (folders === undefined || deck === undefined || !deck.saved) return;
        const chosen = await folders.choose();
        if (chosen === undefined) return;
        const other = otherDeck(chosen, deck);
        if (other !== undefined) {
          await folders.leave(chosen.id);
          throw new Error(other);
        }
        await saveFolderLink(db, deck.manifest.id, { id: chosen.id, marks: {} });
        await bring();
      }),

    leave: async () =>
      attempt(async () => {
        const { deck } = write.getState();
        const link = deck && (await loadFolderLink(db, deck.manifest.id));
        if (folders === undefined || deck === undefined || link === undefined) return;
        await folders.leave(link.id);
        await deleteFolderLink(db, deck.manifest.id);
        set({ name: undefined, conflicts: [], fault: undefined });
      }),

    settle: async (path, side) => attempt(async () => bring({ path, side })),

    step: async () => attempt(async () => bring()),
  }));

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      store.setState({ fault: messageOf(error) });
    }
  }

  const bring = async (settled?: {
    readonly path: string;
    readonly side: 'library' | 'folder';
  }): Promise<void> => inTurn(async () => bringOnce(settled));

  async function bringOnce(settled?: {
    readonly path: string;
    readonly side: 'library' | 'folder';
  }): Promise<void> {
    const { deck } = write.getState();
    if (folders === undefined || deck === undefined || !deck.saved) return;
    const deckId = deck.manifest.id;
    const link = await loadFolderLink(db, deckId);
    if (link === undefined) return;
    const disk = await folders.read(link.id);
    store.setState({ name: disk.name, fault: undefined });
    const there: Folder = new Map(disk.files.map(({ path, text }) => [path, text]));
    const here = textsOf(deck.folder);
    const mark = await marker(here, there);
    const step = stepOf(baseOf(link.marks, { here, there }, mark, settled), { here, there }, mark);
    if (step.take.size > 0) await take(deck, step.take);
    const now = textsOf(write.getState().deck?.folder ?? deck.folder);
    const stale = await folders.write(
      link.id,
      [...step.write].map(([path, after]) => ({ path, before: there.get(path), after })),
    );
    const written = new Map([...step.write].filter(([path]) => !stale.includes(path)));
    const after = { here: now, there: withFiles(there, written) };
    const alike = marksOf(after, await marker(after.here, after.there));
    const gone = new Set(
      [...step.take, ...written].flatMap(([path, text]) => (text === undefined ? [path] : [])),
    );
    const kept = Object.entries(link.marks).filter(([path]) => !gone.has(path));
    await saveFolderLink(db, deckId, {
      id: link.id,
      marks: { ...Object.fromEntries(kept), ...alike },
    });
    store.setState({ conflicts: step.conflicts });
  }

  /** Imports edits on disk into the library: all of them or nothing. */
  async function take(
    deck: OpenedDeck,
    files: ReadonlyMap<string, string | undefined>,
  ): Promise<void> {
    const folder = withFiles(deck.folder, files);
    const read = parseManifest(folder.get(MANIFEST_FILE) ?? '');
    if (!read.ok) throw new Error(sentenceOf(read.problems));
    const manifest = read.value;
    if (manifest.id !== deck.manifest.id) throw new Error(WRITING.otherDeck(manifest.id));
    const empty = manifest.units.find(
      ({ id }) => !withoutEmptyUnits(manifest, folder).units.some((unit) => unit.id === id),
    );
    if (empty !== undefined) {
      throw new Error(WRITING.emptyUnit(empty.id));
    }
    const { page } = write.getState();
    await write.getState().change({ kind: 'folder', folder, manifest });
    const stored = write.getState();
    if (stored.deck === deck) {
      throw new Error(stored.notice?.text ?? WRITING.notTaken);
    }
    if (page?.file === undefined || !files.has(page.file)) return;
    if (page.text === page.stored) {
      const [first] = stored.deck?.questions ?? [];
      const next = stored.deck?.folder.has(page.file) === true ? page.file : first?.file;
      if (next !== undefined) await stored.choose(next);
      return;
    }
    const { file } = page;
    stored.say({
      tone: 'wrong',
      text: WRITING.alsoOnDisk(file),
      action: { label: WRITING.takeFile, run: () => void takeFile(file) },
    });
  }

  /** Discards the draft in favour of the file on disk. */
  async function takeFile(file: string): Promise<void> {
    const text = write.getState().deck?.folder.get(file);
    if (text !== undefined) write.getState().edit(text);
  }

  folders?.onChange((id) => {
    const { deck } = write.getState();
    if (deck === undefined) return;
    void loadFolderLink(db, deck.manifest.id).then(async (link) => {
      if (link?.id === id) await store.getState().step();
    });
  });
  write.subscribe(({ deck }, before) => {
    if (deck?.saved === true && deck.folder !== before.deck?.folder) void store.getState().step();
  });
  return store;
}

/** Why a folder cannot be used for this deck. */
function otherDeck({ files }: DeckFolder, deck: OpenedDeck): string | undefined {
  const text = files.find(({ path }) => path === MANIFEST_FILE)?.text;
  if (text === undefined) return undefined;
  const read = parseManifest(text);
  if (!read.ok) return sentenceOf(read.problems);
  return read.value.id === deck.manifest.id ? undefined : WRITING.otherDeck(read.value.id);
}

/** The part of a deck that is kept on disk: its texts. */
function textsOf(folder: Folder): Folder {
  return new Map(
    [...folder].filter(
      ([path]) => path === MANIFEST_FILE || /^[^/]+(?:\/[^/]+)?\.(?:md|markdown|txt)$/iu.test(path),
    ),
  );
}

/** The hashes that both sides had; a resolved conflict counts as seen by the side that yields. */
function baseOf(
  marks: Marks,
  { here, there }: { readonly here: Folder; readonly there: Folder },
  mark: (text: string) => string,
  settled: { readonly path: string; readonly side: 'library' | 'folder' } | undefined,
): Marks {
  if (settled === undefined) return marks;
  const { [settled.path]: _, ...others } = marks;
  const text = (settled.side === 'library' ? there : here).get(settled.path);
  return text === undefined ? others : { ...others, [settled.path]: mark(text) };
}

/** The hash of each text on both sides. */
async function marker(here: Folder, there: Folder): Promise<(text: string) => string> {
  const texts = [...new Set([...here.values(), ...there.values()])];
  const marks = await Promise.all(texts.map(async (text) => sha256(text)));
  const known = new Map(texts.map((text, at) => [text, marks[at] ?? '']));
  return (text) => known.get(text) ?? '';
}
