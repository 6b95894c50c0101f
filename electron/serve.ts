/** `node electron/serve.ts`: starts the server, says where it is, and opens a browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { browserCommand, openInBrowser } from './open-browser.ts';
import { knowsKey, readKey } from './proof.ts';
import { keyFileOf, serve } from './server.ts';

/** Loopwise's port in a browser. */
const loopwisePort = 4747;

/** The environment comes in as parameters, so that every outcome has a test. */
export interface ServerRun {
  readonly root: string;
  readonly port: number;
  readonly print: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** Starts the server and returns the exit code; 0 while it keeps serving. */
export async function runServer(run: ServerRun): Promise<number> {
  const url = `http://127.0.0.1:${run.port}/`;
  if (!existsSync(join(run.root, 'index.html'))) {
    run.print(`There is no built app in ${run.root}. Build it first: npm run build`);
    return 1;
  }
  const command = browserCommand(run.platform, run.environment);
  try {
    await serve({ root: run.root, port: run.port });
    run.print(`Loopwise is at ${url}`);
    run.print('Keep this window open while you learn; Ctrl+C ends it.');
  } catch (error) {
    if (!isTaken(error)) {
      throw error;
    }
    if (!(await isOurs(url, run.root))) {
      run.print(
        `Port ${run.port} is taken by another program, and Loopwise keeps your progress under ` +
          `exactly this address. Close the program that uses ${url} and start again.`,
      );
      return 1;
    }
    run.print(`Loopwise is already running at ${url}`);
  }
  if (command) {
    openInBrowser(command, url);
  }
  return 0;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Whether the server at `url` was started by this user from the same folder. */
async function isOurs(url: string, root: string): Promise<boolean> {
  const key = await readKey(keyFileOf(root));
  return key !== undefined && (await knowsKey(url, key));
}

// Only if this file is the program: importing it must start nothing.
if (import.meta.main) {
  process.exitCode = await runServer({
    root: join(import.meta.dirname, '../dist/app'),
    port: loopwisePort,
    print: (line) => process.stdout.write(`${line}\n`),
    environment: process.env,
    platform: process.platform,
  });
}
