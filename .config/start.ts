/** `npm start`: the desktop app if Electron is available, else the same app in the browser. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from './build.ts';

const root = path.resolve(import.meta.dirname, '..');
const electron = path.join(root, 'node_modules', 'electron');

function node(args: readonly string[], stdio: 'inherit' | 'ignore'): number {
  return spawnSync(process.execPath, args, { cwd: root, stdio }).status ?? 1;
}

/** Whether there is an Electron to start, after one attempt to download it. */
function hasElectron(): boolean {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined) return existsSync(override);
  return node([path.join(electron, 'install.js')], 'ignore') === 0;
}

if (hasElectron()) {
  // Forge builds through its generateAssets hook, which calls the same `build`.
  process.exitCode = node(
    ['node_modules/@electron-forge/cli/dist/electron-forge.js', 'start'],
    'inherit',
  );
} else {
  process.stderr.write(
    'loopwise: the Electron runtime cannot be downloaded here, so Loopwise opens in your browser instead.\n',
  );
  build();
  process.exitCode = node(['electron/serve.ts'], 'inherit');
}
