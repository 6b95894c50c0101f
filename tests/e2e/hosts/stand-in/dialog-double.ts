/** Dialogs that are not displayed: answers are queued, questions are recorded. */

/** One dialog that was shown. */
export interface ShownDialog {
  readonly kind: 'open' | 'save' | 'message' | 'error';
  readonly options: Readonly<Record<string, unknown>>;
}

/** Makes `dialog` and its controls. A dialog without a queued answer is cancelled. */
export function createDialogs() {
  const shown: ShownDialog[] = [];
  const opens: (string | undefined)[] = [];
  const saves: (string | undefined)[] = [];
  const buttons: number[] = [];

  const keep = (kind: ShownDialog['kind'], options: Readonly<Record<string, unknown>>): void => {
    shown.push({ kind, options });
  };

  return {
    shown,
    answerOpen: (path: string | undefined) => opens.push(path),
    answerSave: (path: string | undefined) => saves.push(path),
    answerMessage: (button: number) => buttons.push(button),
    dialog: {
      showOpenDialog: async (_window: unknown, options: Readonly<Record<string, unknown>>) => {
        keep('open', options);
        const path = opens.shift();
        return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
      },
      showSaveDialog: async (_window: unknown, options: Readonly<Record<string, unknown>>) => {
        keep('save', options);
        const path = saves.shift();
        return { canceled: path === undefined, filePath: path ?? '' };
      },
      showMessageBox: async (_window: unknown, options: Readonly<Record<string, unknown>>) => {
        keep('message', options);
        return { response: buttons.shift() ?? 0 };
      },
      showErrorBox: (title: string, content: string) => keep('error', { title, content }),
    },
  };
}
