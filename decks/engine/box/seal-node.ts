/**
 * What a box gives up on Node, beyond `seal.ts`: there the interpreter has its own ways to the machine
 * through Node's modules (`os.system` starts a shell, sockets connect). The process is confined anyway
 * (`process-walls.ts`); this removes what would be worth reaching inside it.
 */
import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import inspector from 'node:inspector';
import modules, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import process from 'node:process';
import tls from 'node:tls';
import vm from 'node:vm';
import threads from 'node:worker_threads';

/** Removes every function from Node's modules and everything from `process`. Nothing can be loaded afterwards. */
export function sealMachine(): void {
  const refuse = (): never => {
    throw new Error('Programs in Loopwise have no access to the machine.');
  };
  for (const module of [
    cluster,
    dgram,
    dns,
    fs,
    fs.promises,
    http,
    http2,
    https,
    inspector,
    modules,
    net,
    net.Socket.prototype,
    net.Server.prototype,
    tls,
    vm,
    threads,
  ]) {
    empty(module, refuse);
  }
  // The interpreter's `system()` calls this and reads the result as that of a shell that did not find
  // the command.
  empty(childProcess, () => ({ status: 127 }));
  Reflect.set(modules, '_load', (name: string) =>
    name === 'node:child_process' ? childProcess : refuse(),
  );
  syncBuiltinESMExports();
  // Node passes it to whoever listens for a warning or an error.
  for (
    let level: object = process;
    level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object
  ) {
    for (const name of Reflect.ownKeys(level)) Reflect.deleteProperty(level, name);
    for (const name of Reflect.ownKeys(level)) Reflect.set(level, name, undefined);
  }
}

function empty(module: object, refuse: () => unknown): void {
  for (const [name, { value, writable }] of Object.entries(
    Object.getOwnPropertyDescriptors(module),
  )) {
    if (typeof value === 'function' && writable === true && name !== 'constructor') {
      Reflect.set(module, name, refuse);
    }
  }
}
