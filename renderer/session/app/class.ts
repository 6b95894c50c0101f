/**
 * A class by file: each learner's answers are exported as one file, and those of a class are
 * imported.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { withoutLayer } from '#session/view.ts';
import type { ClassState } from './class-files.ts';
import type { Attempt, NoticesState } from './notices.ts';

export type { Class, ClassState } from './class-files.ts';

export function createClass(
  store: StoreApi<ClassState & NoticesState & View>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): ClassState {
  /** Files are added one after the other: thirty may be dropped at once. */
  let last: Promise<void> = Promise.resolve();
  // A start does not load what few need.
  const files = async () => (await import('./class-files.ts')).createClassFiles(store, services);

  return {
    class: undefined,

    addAnswers: async (file) => {
      last = last.then(async () => attempt(async () => (await files()).add(file)));
      await last;
    },

    closeClass: () => {
      const { layers } = store.getState();
      store.setState({ class: undefined, layers: withoutLayer(layers, 'class') });
    },

    giveAnswers: async (deckId, typed) => attempt(async () => (await files()).give(deckId, typed)),
  };
}
