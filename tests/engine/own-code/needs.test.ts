/** What a program needs and cannot have here, found in its text with the line. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { readSource } from '#engine/inspect/source.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
}, 60_000);
afterAll(() => engine.close());

const needsOf = async (...lines: string[]) => {
  const source = await readSource(engine, lines.join('\n'));
  return 'needs' in source ? source.needs : source;
};

it.each([
  ['import requests', 'requests', 'module'],
  ['from helpers.text import join', 'helpers.text', 'module'],
  ['from .helpers import join', '.helpers', 'module'],
  ['import tkinter', 'tkinter', 'module'],
  ['import ctypes', 'ctypes', 'module'],
  ['reader, writer = await asyncio.open_connection("example.org", 80)', 'example.org', 'network'],
  ['await asyncio.start_server(handle, "127.0.0.1", 1, ssl=context)', 'ssl', 'encryption'],
  ['await asyncio.start_unix_server(handle, "/tmp/x")', 'start_unix_server', 'network'],
  ['import socket as s; s.socket()', 'socket.socket', 'network'],
  ['await asyncio.create_subprocess_exec("ls")', 'create_subprocess_exec', 'process'],
  ['from subprocess import run; run(["ls"])', 'subprocess.run', 'process'],
  ['import multiprocessing as mp; mp.Pool(2)', 'multiprocessing.Pool', 'process'],
  ['loop.add_signal_handler(2, stop)', 'add_signal_handler', 'signal'],
  ['name = input("name? ")', 'input', 'input'],
  ['with open("data.csv") as file: ...', 'data.csv', 'file'],
])('%s', async (line, name, kind) => {
  const program = ['import asyncio', 'async def main():', `    ${line}`];
  expect(await needsOf(...program)).toEqual([{ line: 3, name, kind }]);
});

it.each([
  [
    'a module that it does without',
    'try:\n    import uvloop\nexcept ImportError:\n    uvloop = None',
  ],
  [
    'a module for type checkers',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import attrs',
  ],
  ['a connection to itself', 'asyncio.open_connection("localhost", 80)'],
  ['a file that it writes', 'open("a.txt", "w").close()\nopen("a.txt").read()'],
  [
    'names that mean something else',
    'asyncio.run(main())\nasyncio.Queue()\nasyncio.Lock()\nprocess.kill()',
  ],
  [
    'modules of the library',
    'import sqlite3, ssl, json, concurrent.futures, http.client, multiprocessing',
  ],
])('reports nothing for %s', async (_, program) => {
  expect(await needsOf(program)).toEqual([]);
});
