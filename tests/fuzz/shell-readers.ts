/**
 * The readers of the shell: messages from the page, launch arguments, addresses, names of backups.
 */
import * as fc from 'fast-check';
import { documentationPage } from '#platform/documentation-page.ts';
import { isEntryDocument, staysInside } from '../../electron/address.ts';
import { argumentParsers } from '../../electron/arguments.ts';
import { findAsset } from '../../electron/assets.ts';
import { requestChannels } from '../../electron/channels.ts';
import { documentationUrl } from '../../electron/documentation-url.ts';
import { launchFiles } from '../../electron/launch-files.ts';
import { parseBackupName } from '../../electron/rotation.ts';
import { changedText, changedValue } from './mutate.ts';
import type { FuzzedReader } from './reader.ts';

function must(right: boolean, what: string): void {
  if (!right) throw new Error(what);
}

const MESSAGES: readonly unknown[] = [
  { kind: 'deck' },
  { kind: 'program', suggestedName: 'a.py', bytes: [1] },
  { bytes: [1, 2], reason: 'session' },
  { name: 'loopwise-2026-11-28T10-00-00.000Z.loopwise-backup' },
  { path: 'library/asyncio.html' },
  [{ id: 'a', title: 'A', menu: 'file', enabled: true, accelerator: 'CmdOrCtrl+O' }],
];

const ipc: FuzzedReader = {
  name: 'ipc',
  inputs: fc.record({
    channel: fc.constantFrom(...requestChannels),
    value: fc.oneof(...MESSAGES.map(changedValue)),
    bytes: fc.boolean(),
  }),
  read: (input) => {
    const { channel, value, bytes } = input as {
      readonly channel: (typeof requestChannels)[number];
      readonly value: unknown;
      readonly bytes: boolean;
    };
    // JSON cannot express bytes, but the page can send them.
    const given =
      bytes && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { ...value, bytes: new Uint8Array(3) }
        : value;
    const outcome = argumentParsers[channel](given);
    return {
      messages: outcome.ok
        ? []
        : [{ file: channel, line: 1, message: outcome.message, remedy: 'For a developer.' }],
    };
  },
};

const launch: FuzzedReader = {
  name: 'launch',
  inputs: fc.array(
    changedText(
      ['/home/me/a.loopwise', 'file:///d/my%20deck.loopwise', 'C:\\a.loopwise-backup', '--x'],
      ['/', '\\', '//', '\\\\', '..', '%', '%00', '\u0000', 'file:', 'file://host/', ':', '-', ' '],
    ),
    { maxLength: 8 },
  ),
  read: (input) => {
    const files = launchFiles(input as readonly string[], '/home/me');
    must(
      files.every((file) => /\.loopwise(?:-backup)?$/iu.test(file)),
      'A file of another kind is opened.',
    );
    return {};
  },
};

const address: FuzzedReader = {
  name: 'address',
  inputs: changedText(
    ['app://loopwise/index.html', 'blob:null/1', 'library/asyncio-task.html#a', '/engine/x.mjs'],
    [
      '/', '//', '\\', '..', '%2e%2e', '%00', '@', ':', '?', '#', 'http:', 'app:', 'javascript:', 'evil.example',
      'data:', '\u0000', '\ud800', 'xn--', '.', '[::1]',
    ], // prettier-ignore
  ),
  read: (input) => {
    const url = String(input);
    isEntryDocument(url);
    if (staysInside({ url, resourceType: 'xhr' }, false)) {
      const scheme = URL.parse(url)?.protocol ?? '';
      must(['app:', 'blob:'].includes(scheme), `${url} is held for the app's own.`);
    }
    const asset = findAsset(url, 'app://loopwise');
    if (asset.status === 200) {
      must(
        asset.segments.every((part) => /^\w[\w.@+-]*$/u.test(part)),
        'A path climbs.',
      );
    }
    for (const page of [documentationUrl(url), documentationPage(url)]) {
      must(page?.startsWith('https://docs.python.org/3/') !== false, `${page} is opened.`);
    }
    parseBackupName(url);
    return {};
  },
};

export const SHELL_READERS = [ipc, launch, address];
