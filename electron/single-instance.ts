/** One Loopwise at a time: two would compete for one database. */
import { app } from 'electron';
import { kindOf } from './file-kinds.ts';
import { mostWaiting } from './incoming.ts';

/**
 * Takes the lock. If another Loopwise holds it, that one gets our files and the result is `false`. The
 * files are sent as data because Chromium reorders and extends a second instance's argv.
 */
export function setupSingleInstance(
  files: readonly string[],
  onSecondInstance: (files: readonly string[]) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ files })) {
    return false;
  }
  app.on('second-instance', (_event, _argv, _folder, data) => onSecondInstance(filesIn(data)));
  return true;
}

/** Any program of this user can connect to the lock, so its data is checked. */
function filesIn(data: unknown): readonly string[] {
  const files = typeof data === 'object' && data && 'files' in data ? data.files : undefined;
  return Array.isArray(files)
    ? files
        .slice(0, mostWaiting)
        .filter((file): file is string => typeof file === 'string' && kindOf(file) !== undefined)
    : [];
}
