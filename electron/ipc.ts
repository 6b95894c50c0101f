/** Main's side of the contract: who may send requests, and with which arguments. */
import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { isEntryDocument } from './address.ts';
import { argumentParsers } from './arguments.ts';
import { requestChannels } from './channels.ts';
import type { NoticeChannel, Notices, Reply, RequestChannel, Requests } from './contract.ts';
import { failed } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What main does on each request. */
export type Handlers = {
  readonly [C in RequestChannel]: (
    argument: Requests[C]['argument'],
    window: BrowserWindow,
  ) => Outcome<Requests[C]['answer']> | Promise<Outcome<Requests[C]['answer']>>;
};

/** Answers every request of the contract, and no other. */
export function setupIpc(handlers: Handlers): void {
  for (const channel of requestChannels) {
    answer(channel, argumentParsers[channel], handlers[channel]);
  }
}

/** Sends the page a notice. */
export function notify<C extends NoticeChannel>(
  window: BrowserWindow,
  channel: C,
  notice: Notices[C],
): void {
  if (!window.isDestroyed()) {
    window.webContents.send(channel, notice);
  }
}

function answer<C extends RequestChannel>(
  channel: C,
  parse: (typeof argumentParsers)[C],
  handler: Handlers[C],
): void {
  ipcMain.handle(channel, async (event, ...given: unknown[]): Promise<Reply<C>> => {
    const window = trustedWindow(event);
    if (!window) {
      // No reason is given: only an unauthorised sender can see this.
      return failed('Refused.');
    }
    const argument = given.length > 1 ? failed('one argument') : parse(given[0]);
    if (!argument.ok) {
      console.error(`A malformed request was refused: ${channel}: ${argument.message}`);
      return failed(`Loopwise made a mistake (${argument.message}). Nothing was changed.`);
    }
    try {
      return await handler(argument.value, window);
    } catch (error) {
      console.error(`A request failed: ${channel}.`, error);
      return failed(`Loopwise made a mistake (${channel}). Please restart it and try again.`);
    }
  });
}

/** The window whose top frame sent this, if it shows the app and nothing else. */
function trustedWindow({ sender, senderFrame }: IpcMainInvokeEvent): BrowserWindow | undefined {
  // A frame that has navigated away since is `null`.
  const trusted =
    senderFrame !== null && senderFrame.parent === null && isEntryDocument(senderFrame.url);
  return trusted ? (BrowserWindow.fromWebContents(sender) ?? undefined) : undefined;
}
