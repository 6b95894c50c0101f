/** Questions about a run in words, with backticks around code. Pure. */
import type { AskedMoment, Scene } from '#engine/questions/question.ts';
import type { MomentKind } from '#format/types.ts';

/** Where the program is paused, in a sentence. */
export function pausedText({ who, line, gone }: Scene): string {
  const task = who === '' ? 'The main program' : who;
  if (!gone) return `${task} is about to run line ${line ?? '?'}.`;
  return line === undefined ? `${task} is over.` : `${task} is paused at line ${line}.`;
}

/** The question itself. */
export function momentPrompt({
  kind,
  scene,
  about,
}: Pick<AskedMoment, 'kind' | 'scene' | 'about'>): string {
  switch (kind) {
    case 'next-line':
      return `${pausedText(scene)} Which line runs next?`;
    case 'printed-next':
      return `${pausedText(scene)} What is printed next?`;
    case 'ready-queue':
      return `${pausedText(scene)} Which tasks are ready now? In the order they will run.`;
    case 'cancelled':
      return `${pausedText(scene)} Which of these tasks end up cancelled?`;
    case 'alive':
      return `${pausedText(scene)} How many tasks are alive: created, and not finished? Count the one that runs main.`;
    case 'who-prints':
      return `Which task prints ${code(about)}?`;
    case 'surfaces':
      return `${pausedText(scene)} ${code(about)} is raised there. Where does it surface?`;
    case 'seconds':
      return `How many seconds have passed on the program’s clock when it prints ${code(scene.waitsFor ?? '')}?`;
  }
}

function code(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ')}\``;
}

/** Each kind as a phrase. */
export const MOMENT_WORDS: Readonly<Record<MomentKind, string>> = {
  'next-line': 'which line runs next',
  'printed-next': 'what is printed next',
  'ready-queue': 'what is in the ready queue',
  'who-prints': 'which task prints a line',
  'seconds': 'how many seconds have passed',
  'alive': 'how many tasks are alive',
  'cancelled': 'who is cancelled',
  'surfaces': 'where an exception surfaces',
};
