/** A Chromium that can be killed: a separate process on a profile that outlives it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import { chromium } from 'playwright/test';
import type { BrowserContext } from 'playwright/test';
import { chromiumPath } from '../e2e/hosts/chromium.ts';

export interface Victim {
  readonly context: BrowserContext;
  /** Kills all of its processes at once without warning, like a power failure. */
  readonly kill: () => Promise<void>;
}

const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A crash report for each kill would cost more than the kill.
  '--disable-breakpad',
  '--remote-debugging-port=0',
  // Should a guard fail, the request still reaches nothing.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts Chromium on a profile folder. */
export async function startVictim(profile: string): Promise<Victim> {
  const root = process.getuid?.() === 0;
  const args = [...FLAGS, ...(root ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`];
  // A process group of its own, so that all of its processes, and no others, can be killed.
  const child = spawn(chromiumPath() ?? chromium.executablePath(), [...args, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no context.');
  return {
    context,
    kill: async () => {
      const { pid, exitCode } = child;
      if (pid === undefined || exitCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
      await gone;
    },
  };
}

/** The endpoint that Chromium prints on stderr. */
async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium did not start. It said:\n${said}`)));
    child.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-10_000);
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}
