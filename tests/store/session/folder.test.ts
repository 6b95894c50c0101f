/** A learner's own deck and its folder on disk, which a test edits like an external text editor. */
import { describe, expect, it } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { FolderPlace } from '#platform/platform.ts';
import { createFolderStore } from '#session/write/folder.ts';
import type { FolderState } from '#session/write/folder.ts';
import { createWriteStore } from '#session/write/store.ts';
import type { WriteState } from '#session/write/state.ts';
import { questionsOfDeck } from '#store/decks.ts';
import { predictText, prints } from '../../fixtures/decks.ts';
import { openEmpty, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const TEXT = predictText('greeting', prints('hello', 'bye'));
const FILE = 'basics/010-greeting.md';

/** A folder in memory, as the shell provides it. */
function memoryFolder() {
  const files = new Map<string, string>();
  let listener: (id: string) => void = () => undefined;
  const read = () => ({
    id: 'one',
    name: 'waits',
    files: [...files].map(([path, text]) => ({ path, text })),
  });
  const place: FolderPlace = {
    choose: async () => read(),
    read: async () => read(),
    write: async (_id, changes) =>
      changes.flatMap(({ path, before, after }) => {
        if (files.get(path) !== before) return [path];
        if (after === undefined) files.delete(path);
        else files.set(path, after);
        return [];
      }),
    leave: async () => undefined,
    onChange: (given) => {
      listener = given;
    },
  };
  return { files, place, notify: () => listener('one') };
}

interface Opened {
  readonly session: Session;
  readonly write: StoreApi<WriteState>;
  readonly folder: StoreApi<FolderState>;
  readonly files: Map<string, string>;
  readonly notify: () => void;
}

/** A deck with one question, synchronised with a folder on disk. */
async function opened(prepare?: (files: Map<string, string>) => void): Promise<Opened> {
  const session = await openEmpty();
  const { files, place, notify } = memoryFolder();
  prepare?.(files);
  const platform = { ...session.platform, folders: place };
  const services = { ...session.services, platform };
  const write = createWriteStore(services);
  const folder = createFolderStore(services, write);
  await write.getState().open({});
  await write.getState().describe({
    title: 'Waits',
    author: 'Ada',
    about: '',
    license: 'CC-BY-4.0',
    version: '1.0.0',
    unit: 'Basics',
  });
  write.getState().edit(TEXT);
  await write.getState().save();
  await folder.getState().choose();
  return { session, write, folder, files, notify };
}

const programs = async ({ session, write }: Opened): Promise<readonly string[]> => {
  const id = write.getState().deck?.manifest.id ?? '';
  return (await questionsOfDeck(session.db, id)).map(({ question }) => question.id);
};

const inTheEditor = ({ write }: Opened): string | undefined => write.getState().page?.text;

describe('a folder on disk', () => {
  it('receives the deck, and stays synchronised with what is written here', async () => {
    const all = await opened();
    expect([...all.files.keys()].toSorted()).toEqual([FILE, 'deck.yaml']);
    expect(all.files.get(FILE)).toBe(TEXT);
    expect(all.folder.getState()).toMatchObject({ name: 'waits', conflicts: [], fault: undefined });
    const edited = TEXT.replace('"bye"', '"see you"');
    all.write.getState().edit(edited);
    await all.write.getState().save();
    await all.folder.getState().step();
    expect(all.files.get(FILE)).toBe(edited);
  });

  it('is imported when an external editor has changed, added and deleted files', async () => {
    const all = await opened();
    all.files.set(FILE, TEXT.replace('"bye"', '"see you"'));
    all.files.set('basics/020-second.md', predictText('second', prints('two')));
    all.notify();
    await until(all.write, ({ deck }) => deck?.questions.length === 2);
    await all.folder.getState().step();
    expect(await programs(all)).toEqual(['greeting', 'second']);
    // The editor shows the new text, because nothing was typed in it.
    expect(inTheEditor(all)).toContain('see you');
    all.files.delete('basics/020-second.md');
    await all.folder.getState().step();
    expect(await programs(all)).toEqual(['greeting']);
  });

  it('keeps the comments of a manifest that was edited by hand', async () => {
    const all = await opened();
    const yaml = `# Mine\n${(all.files.get('deck.yaml') ?? '').replace('title: Waits', 'title: All waits')}`;
    all.files.set('deck.yaml', yaml);
    await all.folder.getState().step();
    expect(all.write.getState().deck?.manifest.title).toBe('All waits');
    await all.folder.getState().step();
    expect(all.files.get('deck.yaml')).toBe(yaml);
  });

  it('loses no edit if both sides edited one file: the person decides', async () => {
    const all = await opened();
    const [ours, theirs] = [TEXT.replace('"bye"', '"ours"'), TEXT.replace('"bye"', '"theirs"')];
    all.files.set(FILE, theirs);
    all.write.getState().edit(ours);
    await all.write.getState().save();
    await all.folder.getState().step();
    expect(all.folder.getState().conflicts).toEqual([FILE]);
    expect(all.files.get(FILE)).toBe(theirs);
    expect(all.write.getState().deck?.folder.get(FILE)).toBe(ours);
    await all.folder.getState().settle(FILE, 'library');
    expect(all.files.get(FILE)).toBe(ours);
    expect(all.folder.getState().conflicts).toEqual([]);

    // And the other way round.
    const later = TEXT.replace('"bye"', '"later"');
    all.files.set(FILE, later);
    all.write.getState().edit(TEXT);
    await all.write.getState().save();
    await all.folder.getState().step();
    await all.folder.getState().settle(FILE, 'folder');
    expect(all.write.getState().deck?.folder.get(FILE)).toBe(later);
    expect(all.folder.getState().conflicts).toEqual([]);
  });

  it('leaves unsaved text in the editor alone, and says so', async () => {
    const all = await opened();
    const typed = `${TEXT}\nMore words.\n`;
    all.write.getState().edit(typed);
    const theirs = TEXT.replace('"bye"', '"theirs"');
    all.files.set(FILE, theirs);
    await all.folder.getState().step();
    expect(inTheEditor(all)).toBe(typed);
    const { notice } = all.write.getState();
    expect(notice?.text).toContain('was also edited on disk');
    notice?.action?.run();
    expect(inTheEditor(all)).toBe(theirs);
  });

  it('is not imported while it is not a valid deck, and says why and where', async () => {
    const all = await opened();
    const before = all.write.getState().deck;
    all.files.set(FILE, 'half of a question');
    await all.folder.getState().step();
    expect(all.folder.getState().fault).toContain(FILE);
    expect(all.write.getState().deck).toBe(before);
    expect(all.files.get(FILE)).toBe('half of a question');
    all.files.set(FILE, TEXT);
    await all.folder.getState().step();
    expect(all.folder.getState().fault).toBeUndefined();
  });

  it('waits for a unit that has no question yet', async () => {
    const all = await opened();
    const yaml = `${all.files.get('deck.yaml')}  - id: more\n    title: More\n`;
    all.files.set('deck.yaml', yaml);
    await all.folder.getState().step();
    expect(all.folder.getState().fault).toContain('The unit “more”');
    expect(all.files.get('deck.yaml')).toBe(yaml);
    all.files.set('more/010-x.md', predictText('x', prints('x')));
    await all.folder.getState().step();
    expect(all.folder.getState().fault).toBeUndefined();
    expect(await programs(all)).toEqual(['greeting', 'x']);
  });

  it('of another deck is refused, and not changed', async () => {
    const all = await opened((files) => {
      files.set(
        'deck.yaml',
        'format: 1\nid: other.deck\ntitle: O\nversion: 1.0.0\nabout: O.\nauthors: [O]\nlicense: O\nunits:\n  - id: u\n    title: U\n',
      );
    });
    expect(all.folder.getState().fault).toContain('belongs to another deck, other.deck');
    expect([...all.files.keys()]).toEqual(['deck.yaml']);
    await all.folder.getState().step();
    expect([...all.files.keys()]).toEqual(['deck.yaml']);
  });

  it('is disconnected without changes', async () => {
    const all = await opened();
    await all.folder.getState().leave();
    expect(all.folder.getState().name).toBeUndefined();
    all.files.set(FILE, 'nothing');
    await all.folder.getState().step();
    expect(await programs(all)).toEqual(['greeting']);
    expect(all.files.get(FILE)).toBe('nothing');
  });
});
