/** The channel names of the contract as values: nothing else passes the preload. */
import type { NoticeChannel, RequestChannel } from './contract.ts';

// Records rather than arrays, so that the compiler reports a missing one.
const requests = {
  'ready': true,
  'open-file': true,
  'save-file': true,
  'print-pdf': true,
  'write-backup': true,
  'list-backups': true,
  'read-backup': true,
  'choose-folder': true,
  'read-folder': true,
  'write-folder': true,
  'leave-folder': true,
  'read-data-mark': true,
  'write-data-mark': true,
  'append-journal': true,
  'read-journal': true,
  'turn-journal': true,
  'clear-journal': true,
  'data-folder': true,
  'may-close': true,
  'open-documentation': true,
  'set-menu': true,
} as const satisfies Record<RequestChannel, true>;

const notices = {
  'file-opened': true,
  'folder-changed': true,
  'command': true,
  'closing': true,
} as const satisfies Record<NoticeChannel, true>;

/** Every request channel. */
export const requestChannels = Object.keys(requests).filter(isRequestChannel);

/** Whether a value names a request of the contract. */
export function isRequestChannel(value: unknown): value is RequestChannel {
  return typeof value === 'string' && Object.hasOwn(requests, value);
}

/** Whether a value names a notice of the contract. */
export function isNoticeChannel(value: unknown): value is NoticeChannel {
  return typeof value === 'string' && Object.hasOwn(notices, value);
}
