/**
 * Runs in a process started like a box's, before anything is given up. It tries what a program
 * could try after breaking out of Python, with all of JavaScript in its hands. Prints the code of
 * each refusal, or `done`. Arguments: a folder, a port with a listener, a process.
 */
import { execSync } from 'node:child_process';
import fs from 'node:fs';
import inspector from 'node:inspector';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';

const [folder = '', port = '', pid = ''] = process.argv.slice(3);
const left = path.join(folder, 'left');

async function attempt(what: () => unknown): Promise<string> {
  try {
    await what();
    return 'done';
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return code ?? name;
  }
}

const core = process as unknown as { readonly binding: (name: string) => unknown };
const seen = {
  'read a file': await attempt(() => fs.readFileSync('/etc/hosts')),
  'list a folder': await attempt(() => fs.readdirSync(path.dirname(folder))),
  'write a file': await attempt(() => fs.writeFileSync(left, '')),
  'write beside its code': await attempt(() =>
    fs.writeFileSync(`${import.meta.filename}.left`, ''),
  ),
  'link': await attempt(() => fs.symlinkSync('/etc/hosts', left)),
  'start a process': await attempt(() => execSync(`touch ${left}`)),
  'start a thread': await attempt(() => new Worker('0', { eval: true })),
  'load a library': await attempt(() => process.dlopen({ exports: {} }, '/lib/libc.so.6')),
  'bind to the core': await attempt(() => core.binding('fs')),
  'inspect': await attempt(() => inspector.open(0)),
  // oxlint-disable-next-line typescript/no-implied-eval -- that it is refused is the point
  'make code of text': await attempt(() => new Function('return 1')()),
  'know the environment': Object.keys(process.env)
    .filter((name) => !['PWD', 'SystemRoot', 'SHLVL', '_'].includes(name))
    .join(' '),
  'connect': await attempt(
    () =>
      new Promise<void>((resolve, reject) => {
        net.connect(Number(port), '127.0.0.1', resolve).on('error', reject);
      }),
  ),
  'signal': await attempt(() => process.kill(Number(pid), 'SIGUSR2')),
};
process.stdout.write(`${JSON.stringify(seen)}\n`, () => process.exit(0));
