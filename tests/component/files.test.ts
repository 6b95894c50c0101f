import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { listenForFiles } from '#platform/files.ts';
import type { IncomingFile } from '#electron/contract.ts';

const taken = vi.fn<(file: IncomingFile) => void>();
const failed = vi.fn<(message: string) => void>();

beforeAll(() => listenForFiles(window, taken, failed));
afterEach(() => {
  taken.mockReset();
  failed.mockReset();
  document.body.replaceChildren();
});

function paste(on: Element, text: string, files: readonly File[] = []): Event {
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  Object.assign(event, { clipboardData: { files, getData: () => text } });
  on.dispatchEvent(event);
  return event;
}

const QUESTION = '---\nid: one\n---\nWhat?\n';

it('takes a pasted file, and the pasted text of a question', async () => {
  paste(document.body, '', [new File(['a,b'], 'table.csv')]);
  await vi.waitFor(() => expect(taken).toHaveBeenCalled());
  expect(taken.mock.lastCall?.[0]).toMatchObject({ kind: 'deck', name: 'table.csv' });
  taken.mockReset();
  expect(paste(document.body, QUESTION).defaultPrevented).toBe(true);
  await vi.waitFor(() => expect(taken).toHaveBeenCalled());
  const [file] = taken.mock.lastCall ?? [];
  expect(file?.name).toBe('Pasted question.md');
  expect(new TextDecoder().decode(file?.bytes)).toBe(QUESTION);
});

it('ignores text pasted into a field, and any other text', async () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  expect(paste(field, QUESTION).defaultPrevented).toBe(false);
  expect(paste(document.body, 'a --- b').defaultPrevented).toBe(false);
  await Promise.resolve();
  expect(taken).not.toHaveBeenCalled();
});

it('takes all files that are dropped together, as files of answers', async () => {
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  const files = ['a', 'b', 'c'].map((name) => new File(['x'], `${name}.loopwise-answers`));
  Object.assign(drop, { dataTransfer: { files } });
  document.body.dispatchEvent(drop);
  await vi.waitFor(() => expect(taken).toHaveBeenCalledTimes(3));
  expect(taken.mock.calls.map(([{ kind, name }]) => [kind, name])).toEqual([
    ['answers', 'a.loopwise-answers'],
    ['answers', 'b.loopwise-answers'],
    ['answers', 'c.loopwise-answers'],
  ]);
});

it('names a file that is gone, or a folder, and what to do', async () => {
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  const gone = new File(['x'], 'shop.py');
  vi.spyOn(gone, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotFoundError'));
  Object.assign(drop, { dataTransfer: { files: [gone] } });
  document.body.dispatchEvent(drop);
  await vi.waitFor(() => expect(failed).toHaveBeenCalled());
  expect(failed.mock.calls).toEqual([
    [
      '“shop.py” cannot be read: it is a folder, or it was changed, moved or deleted since it was chosen. Choose it again.',
    ],
  ]);
  expect(taken).not.toHaveBeenCalled();
});
