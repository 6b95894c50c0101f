/** Opens any of the three hosts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowserHost } from './browser.ts';
import { electronRuntime, openElectronHost } from './electron.ts';
import type { Host, HostKind, HostOptions } from './host.ts';
import { openStandInHost } from './stand-in/open-stand-in.ts';

const dist = join(import.meta.dirname, '../../../dist');

/** Opens Loopwise in the given host. */
export async function openHost(kind: HostKind, options: HostOptions): Promise<Host> {
  const { appRoot = join(dist, 'app'), shellRoot = join(dist, 'shell') } = options;
  const lacking = reasonToSkip(kind, { ...options, appRoot, shellRoot });
  if (lacking !== undefined) {
    throw new Error(lacking);
  }
  if (kind === 'browser') {
    return openBrowserHost({ ...options, appRoot });
  }
  return kind === 'stand-in'
    ? openStandInHost({ ...options, appRoot, shellRoot })
    : openElectronHost({ ...options, executable: electronRuntime() ?? '' });
}

/** Why a host cannot be opened here; a fixture skips with exactly this line. */
export function reasonToSkip(
  kind: HostKind,
  { appRoot = join(dist, 'app'), shellRoot = join(dist, 'shell') }: Partial<HostOptions>,
): string | undefined {
  if (kind === 'electron') {
    if (electronRuntime() === undefined) {
      return 'No Electron runtime here; name one with ELECTRON_OVERRIDE_DIST_PATH.';
    }
    // The real main looks for the app beside itself; no switch points it elsewhere.
    return appRoot === join(dist, 'app') ? undefined : 'Electron runs the built app only.';
  }
  const needed = [join(appRoot, 'index.html')];
  if (kind === 'stand-in') {
    needed.push(join(shellRoot, 'main.cjs'), join(shellRoot, 'preload.cjs'));
  }
  const absent = needed.find((file) => !existsSync(file));
  return absent && `${absent} is not there; build first: npm run build`;
}
