/**
 * The bridge: exactly the contract. Neither `ipcRenderer` nor an Electron event object ever reaches the
 * page.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { isNoticeChannel, isRequestChannel } from './channels.ts';
import type {
  Bridge,
  NoticeChannel,
  Notices,
  Reply,
  RequestChannel,
  Requests,
} from './contract.ts';

async function request<C extends RequestChannel>(
  channel: C,
  argument: Requests[C]['argument'],
): Promise<Requests[C]['answer']> {
  if (!isRequestChannel(channel)) {
    throw new Error('Loopwise has no such request.');
  }
  // Main implements the other half of the contract and builds every reply as this type.
  const reply: Reply<C> = await ipcRenderer.invoke(channel, argument);
  if (!reply.ok) {
    throw new Error(reply.message);
  }
  return reply.value;
}

function on<C extends NoticeChannel>(
  channel: C,
  listener: (notice: Notices[C]) => void,
): () => void {
  if (!isNoticeChannel(channel)) {
    throw new Error('Loopwise has no such notice.');
  }
  const onNotice = (_event: unknown, notice: Notices[C]): void => listener(notice);
  ipcRenderer.on(channel, onNotice);
  return () => void ipcRenderer.off(channel, onNotice);
}

const bridge: Bridge = { request, on };
contextBridge.exposeInMainWorld('loopwise', bridge);
