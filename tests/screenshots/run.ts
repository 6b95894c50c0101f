/**
 * `npm run screenshots [FOLDER] [LOOK...]`: every screen and state, with the shipped deck and
 * answers like a learner's, in every look or in those that are named (`dark-900`, `forced`). The
 * README's pictures are among them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { serve } from '#electron/server.ts';
import { build } from '../../.config/build.ts';
import { firstPage, openChromium } from '../e2e/hosts/chromium.ts';
import { later, newcomersBackup } from './later.ts';
import { LOOKS, photographer } from './looks.ts';
import type { LookName } from './looks.ts';
import { walk } from './walk.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, 'images'));

build();
mkdirSync(folder, { recursive: true });
const server = await serve({ root: path.join(root, 'dist/app'), port: 0 });

const named = process.argv.slice(3);
const all = Object.keys(LOOKS) as LookName[];
const wanted = all.filter((name) => named.length === 0 || named.includes(name));
if (wanted.length < named.length) {
  throw new Error(`The looks are ${all.join(', ')}, not ${named.join(', ')}.`);
}
const profile = mkdtempSync(path.join(tmpdir(), 'loopwise-screenshots-'));
const context = await openChromium(profile, LOOKS['light-1280'], true);
const page = await firstPage(context);
page.on('pageerror', (error) => console.error(error));
page.on('console', (message) => {
  if (message.type() === 'error') console.error(message.text());
});
await page.goto(server.url);
const take = await photographer(page, wanted, (name, png) => {
  writeFileSync(path.join(folder, `${name}.png`), png);
});
await walk(page, take);
await later(page, take, await newcomersBackup(root));
await context.close();
rmSync(profile, { recursive: true, force: true });
await server.close();
