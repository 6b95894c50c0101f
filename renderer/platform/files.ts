/** Files that a person hands to the page itself. */
import type { IncomingFile } from '#electron/contract.ts';

/** No file of ours is larger; the shell has the same limit. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * The content of a chosen file; a Python file is a program if one was requested, else a deck to
 * import. Rejects with a message for the person.
 */
export async function readFile(file: File, asked?: IncomingFile['kind']): Promise<IncomingFile> {
  if (file.size > MOST_BYTES) {
    throw new Error(
      `${file.name} has ${Math.round(file.size / 1024 / 1024)} MB; decks and backups have at most ` +
        `${MOST_BYTES / 1024 / 1024} MB. Choose another file.`,
    );
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(
      `“${file.name}” cannot be read: it is a folder, or it was changed, moved or deleted since it ` +
        'was chosen. Choose it again.',
    );
  }
  return { kind: kindOf(file.name, asked), name: file.name, bytes };
}

function kindOf(name: string, asked: IncomingFile['kind'] | undefined): IncomingFile['kind'] {
  if (name.endsWith('.loopwise-backup')) return 'backup';
  if (name.endsWith('.loopwise-answers')) return 'answers';
  return asked === 'program' && name.toLowerCase().endsWith('.py') ? 'program' : 'deck';
}

/** The name of a question that was pasted as text. */
const PASTED = 'Pasted question.md';

/**
 * Takes files dropped anywhere on the window or pasted into it, and the text of a question pasted
 * outside an input. Without a handler, the browser would replace the page by a dropped file. `fail`
 * is called with a message for the person if a file cannot be read.
 */
export function listenForFiles(
  window: Window,
  listener: (file: IncomingFile) => void,
  fail: (message: string) => void,
): void {
  const take = (file: File): void => {
    readFile(file).then(listener, (error: unknown) => {
      fail(error instanceof Error ? error.message : String(error));
    });
  };
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer?.files ?? []) take(file);
  });
  window.addEventListener('paste', (event) => {
    if (isEdited(event)) return;
    const data = event.clipboardData;
    const file = data?.files[0];
    const text = data?.getData('text/plain') ?? '';
    if (file !== undefined) take(file);
    // A text with front matter is taken for a question; little else begins like that.
    else if (/^---\r?\n[^]*\n---\r?\n/u.test(text)) take(new File([text], PASTED));
    else return;
    event.preventDefault();
  });
}

/** Whether the focus is in a text input; an editor may be in a shadow root. */
function isEdited(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea') !== null)
  );
}
