/**
 * A class by file: each learner's answers are exported as one file, and those of a class are
 * imported.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { IncomingFile } from '#platform/platform.ts';
import type { Class } from '#session/class/class.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { withLayer, withoutLayer } from '#session/view.ts';
import type { Attempt, NoticesState } from './notices.ts';
import { NOTICES } from './texts.ts';

export interface ClassState {
  readonly class: Class | undefined;
  /** Adds a learner's answers to the class on screen, and shows it. */
  readonly addAnswers: (file: IncomingFile) => Promise<void>;
  readonly closeClass: () => void;
  /** Saves the answers to a deck, with the learner's name if one is given. */
  readonly giveAnswers: (deckId: string, name: string) => Promise<void>;
}

export function createClass(
  store: StoreApi<ClassState & NoticesState & View>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): ClassState {
  /** Files are added one after the other: thirty may be dropped at once. */
  let last: Promise<void> = Promise.resolve();
  /** How often a class was closed: files that were dropped before do not open it again. */
  let closed = 0;

  async function add({ name, bytes }: IncomingFile, isClosed: () => boolean): Promise<void> {
    if (isClosed()) return;
    const read = await services.reader.read({ kind: 'given', name, bytes });
    const { withFile } = await import('#session/class/files.ts');
    const next = await withFile(store.getState().class, name, read, services);
    if (isClosed()) return;
    const { layers } = store.getState();
    store.setState({ class: next, layers: withLayer(layers, { kind: 'class' }) });
  }

  return {
    class: undefined,

    addAnswers: async (file) => {
      const before = closed;
      last = last.then(async () => attempt(async () => add(file, () => closed > before)));
      await last;
    },

    closeClass: () => {
      closed += 1;
      const { layers } = store.getState();
      store.setState({ class: undefined, layers: withoutLayer(layers, 'class') });
    },

    giveAnswers: async (deckId, typed) =>
      attempt(async () => {
        const { answersFile } = await import('#session/class/files.ts');
        const { name, bytes } = await answersFile(services, deckId, typed);
        const { layers } = store.getState();
        store.setState({ layers: withoutLayer(layers, 'give-answers') });
        const { saved } = await services.platform.saveFile('answers', name, bytes);
        if (saved) store.getState().say({ tone: 'done', text: NOTICES.exported(name) });
      }),
  };
}
