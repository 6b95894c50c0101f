/**
 * Small programs whose every schedule is tried: all outcomes, and "all" is claimed nowhere else.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { explore } from '#engine/explore/explore.ts';
import { optionsOf } from '#engine/explore/schedule.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ parallel: 2 });
}, 60_000);
afterAll(() => engine.close());

const words = (names: string, before = ''): string => `import asyncio

async def say(word):
    await asyncio.sleep(1)
    print(word)

async def main():
${before}    await asyncio.gather(*[say(word) for word in "${names}"])

asyncio.run(main())
`;

const outputsOf = async (program: string) => {
  const { complete, outcomes } = await explore(engine, program, { schedules: 400, time: 60_000 });
  return { complete, outputs: outcomes.map(({ stdout }) => stdout.replaceAll('\n', '')) };
};

describe('all orders', () => {
  it.each([
    ['ab', 2],
    ['abc', 6],
    ['abcd', 24],
  ])('of %s are found, and the result says that they are all', async (names, count) => {
    const { complete, outputs } = await outputsOf(words(names));
    expect(complete).toBe(true);
    expect(new Set(outputs).size).toBe(count);
    expect(outputs[0]).toBe(names);
  });

  it('include two waits that end at one moment, in either order', async () => {
    const { complete, outputs } = await outputsOf(`import asyncio

async def take(name):
    await asyncio.sleep(1)
    print(name, end="")
    await asyncio.sleep(0)
    print(name.upper(), end="")

async def main():
    await asyncio.gather(take("a"), take("b"))

asyncio.run(main())
`);
    expect(complete).toBe(true);
    expect(outputs.toSorted()).toEqual(['aAbB', 'abAB', 'bBaA', 'baBA']);
  });

  it('can each be reproduced from their conditions', async () => {
    const program = words('abcd');
    const { outcomes } = await explore(engine, program, { time: 60_000 });
    for (const { stdout, schedule } of outcomes) {
      expect((await engine.run(program, optionsOf(schedule))).stdout).toBe(stdout);
    }
  });

  it.each([
    ['a time-out', words('ab', '    asyncio.get_running_loop().call_later(5, print, "late")\n')],
    ['a clock that is read', words('ab', '    loop = asyncio.get_running_loop(); loop.time()\n')],
    ['too many ways', words('abcdefgh')],
  ])('are not claimed to be all with %s', async (_, program) => {
    const { complete, outputs } = await outputsOf(program);
    expect(complete).toBe(false);
    expect(outputs.length).toBeGreaterThan(1);
  });
});

describe('data sent over the network', () => {
  const program = `import asyncio

async def handle(reader, writer):
    data = await reader.readline()
    writer.write(data.upper())
    writer.close()

async def client(text):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(text.encode() + b"\\n")
    print((await reader.read()).decode().strip())
    writer.close()

async def main():
    async with await asyncio.start_server(handle, "127.0.0.1", 8888):
        await asyncio.gather(client("a"), client("b"))

asyncio.run(main())
`;

  it('may arrive later, which the conditions say', async () => {
    const { complete, outcomes } = await explore(engine, program, { schedules: 120, time: 60_000 });
    expect(complete).toBe(false);
    expect(outcomes.map(({ stdout }) => stdout)).toEqual(['A\nB\n', 'B\nA\n']);
    expect(outcomes[1]?.schedule).toEqual([expect.objectContaining({ kind: 'sent' })]);
  });

  it('is not delayed if its line is marked as fixed', async () => {
    const fixed = program.replaceAll(/^( +writer\.write.*)$/gmu, '$1  # fixed');
    const { outcomes } = await explore(engine, fixed, { schedules: 60, time: 60_000 });
    expect(outcomes).toHaveLength(1);
  });

  it('arrives in the order in which it was sent', async () => {
    const twice = program.replace(
      '    writer.write(data.upper())\n',
      '    writer.write(data.upper())\n    writer.write(b"!")\n',
    );
    const { outcomes } = await explore(engine, twice, { schedules: 150, time: 60_000 });
    expect(outcomes.map(({ stdout }) => stdout.replaceAll('\n!', '!')).toSorted()).toEqual([
      'A!\nB!\n'.replaceAll('\n!', '!'),
      'B!\nA!\n'.replaceAll('\n!', '!'),
    ]);
  });
});
