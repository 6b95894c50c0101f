/** `npm run format`: formats every file as the format check requires. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '..');
const args = ['--config', '.config/prettier.json'];
const prettier = [
  'node_modules/prettier/bin/prettier.cjs',
  ...args,
  '--write',
  '--log-level',
  'warn',
  '.',
];
process.exitCode =
  spawnSync(process.execPath, prettier, { cwd: root, stdio: 'inherit' }).status ?? 1;
