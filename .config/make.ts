/** `npm run make`: installers through Forge; see forge.config.ts. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '..');
const forge = [
  'node_modules/@electron-forge/cli/dist/electron-forge.js',
  'make',
  ...process.argv.slice(2),
];
process.exitCode = spawnSync(process.execPath, forge, { cwd: root, stdio: 'inherit' }).status ?? 1;
