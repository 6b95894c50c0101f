/** Opens the user's browser, if there is a screen to show it on. */
import { spawn } from 'node:child_process';

/** A program and the arguments that come before the address. */
export type BrowserCommand = readonly [program: string, ...before: string[]];

/** The command that opens an address, or `undefined` if no window could appear. */
export function browserCommand(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): BrowserCommand | undefined {
  if (environment['CI']) {
    return undefined;
  }
  if (platform === 'darwin') {
    return ['open'];
  }
  if (platform === 'win32') {
    // `start` is a builtin of cmd, and its first quoted argument is a window title.
    return ['cmd', '/c', 'start', '""'];
  }
  return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}

/** Runs the command without waiting for it; if it fails, the printed address remains. */
export function openInBrowser([program, ...before]: BrowserCommand, url: string): void {
  const child = spawn(program, [...before, url], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
