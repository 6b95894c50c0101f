/** An author's work with the tool: start a deck, check it, explain answers, pack and export it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModels } from '#engine/models/catalogue.ts';
import { HELLO, openTool } from '../fixtures/cli.ts';
import type { Tool } from '../fixtures/cli.ts';

let tool: Tool;
beforeAll(() => {
  tool = openTool();
});
afterAll(() => tool.close());

const loopwise: Tool['loopwise'] = (...args) => tool.loopwise(...args);
const file: Tool['file'] = (name, text) => tool.file(name, text);
const plainDeck: Tool['plainDeck'] = (name) => tool.plainDeck(name);

describe('explain', { timeout: 240_000 }, () => {
  const KNOCKS = `import asyncio
async def knock():
    print("knock")
async def main():
    task = asyncio.create_task(knock())
    print("waiting")
    await task
asyncio.run(main())
`;

  test('names the belief behind an answer, in text or JSON', () => {
    const name = file('explained.py', KNOCKS);
    const words = loopwise('explain', name, '--answer', 'knock\nwaiting');
    expect(words.status).toBe(0);
    expect(words.stdout).toMatch(
      /if this were so:\neager-task: .+\n[^]+It prints:\nwaiting\nknock\n$/u,
    );
    const object = loopwise('explain', name, '--answer', 'knock\nwaiting', '--json');
    expect(JSON.parse(object.stdout)).toEqual({ kind: 'exact', ids: ['eager-task'] });
  });

  test('--batch prints one line for each input line, in order, and continues after an invalid one', () => {
    const rows = [
      JSON.stringify({ program: KNOCKS, answer: 'waiting\nknock\n' }),
      '{"program": ',
      JSON.stringify({ program: KNOCKS, answer: 'knock\nwaiting', ended: { kind: 'returned' } }),
      JSON.stringify({ program: KNOCKS, answer: 7 }),
      JSON.stringify({ program: KNOCKS, answer: 'waiting\nknock', ended: { kind: 'deadlock' } }),
      JSON.stringify({ program: 'while True: pass', answer: '' }),
    ];
    const { status, stdout, stderr } = loopwise(
      'explain',
      '--batch',
      file('batch.jsonl', rows.join('\r\n')),
    );
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toEqual([
      { kind: 'right', ids: [] },
      { error: expect.stringContaining('not JSON') as unknown },
      { kind: 'exact', ids: ['eager-task'] },
      { error: expect.stringContaining('"answer"') as unknown },
      { kind: 'none', ids: [] },
      { kind: 'none', ids: [] },
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('batch.jsonl:2: The line is not JSON.');
    expect(loopwise('explain', '--batch', file('empty.jsonl', ''))).toMatchObject({
      status: 0,
      stdout: '',
    });
  });

  test('models lists every model and, given a deck, what each prints', async () => {
    const ids = (await loadModels()).map(({ id }) => id);
    const list = loopwise('models').stdout;
    expect(list.match(/^\S+$/gmu)).toEqual(ids);
    plainDeck('listed');
    const rows = loopwise('models', 'listed', '--json').stdout.trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row) as unknown)).toEqual([
      {
        file: 'first/01-hello.md',
        id: 'hello',
        models: expect.arrayContaining([
          {
            ids: expect.arrayContaining(['call-runs']) as unknown,
            stdout: 'hello\nmade\n',
            ended: { kind: 'returned' },
          },
        ]) as unknown,
      },
    ]);
  });
});

describe('an author', { timeout: 240_000 }, () => {
  test('new makes a valid deck, and pack writes it with its answers', () => {
    expect(loopwise('new', 'mine', '--author', 'Ada Lovelace').status).toBe(0);
    // Everything that a question can have is there once, to start from.
    const read = (name: string): string =>
      readFileSync(path.join(tool.folder, 'mine', name), 'utf8');
    const hello = read('first/01-hello.md');
    for (const part of ['vary:', '## Why', '## Models', '## Wrong']) expect(hello).toContain(part);
    expect(read('first/02-what-a-call-returns.md')).toMatch(/^- \[x\] .+\n- \[ \] /msu);
    expect(read('second/01-knock.md')).toContain('eager-task: ');
    expect(read('deck.yaml')).toMatch(/- id: first\n.+- id: second\n.+needs: \[first\]/su);
    expect(loopwise('check', 'mine')).toMatchObject({
      status: 0,
      stdout: 'mine: in order. 2 units, 3 questions, 5 programs run.\n',
    });
    expect(loopwise('pack', 'mine', '-o', 'mine.loopwise').status).toBe(0);
    expect(loopwise('check', 'mine.loopwise').status).toBe(0);
  });

  test('new gives each deck a unique id with its author’s name, and the files that editors need', () => {
    const ids = ['one', 'two'].map((name) => {
      loopwise('new', `${name}/My Déck`, '--author', 'Ada Lovelace');
      const at = path.join(tool.folder, name, 'My Déck');
      const manifest = readFileSync(path.join(at, 'deck.yaml'), 'utf8');
      expect(manifest).toMatch(/^# yaml-language-server: \$schema=(.+)$/mu);
      const schema = readFileSync(path.join(at, '.loopwise/deck.schema.json'), 'utf8');
      expect(schema).toBe(loopwise('schema', 'deck').stdout);
      expect(manifest).toContain('authors: ["Ada Lovelace"]');
      return /^id: (.+)$/mu.exec(manifest)?.[1];
    });
    expect(ids[0]).toMatch(/^ada-lovelace\.my-deck-[a-z0-9]{4}$/u);
    expect(ids[1]).not.toBe(ids[0]);
  });

  test('pack --against refuses changes that would cost learners their progress', () => {
    plainDeck('release');
    expect(loopwise('pack', 'release', '-o', 'release-1.loopwise').status).toBe(0);
    const question = path.join(tool.folder, 'release/first/01-hello.md');
    writeFileSync(question, HELLO.replace('id: hello', 'id: greeting'));
    const against = ['-o', 'release-2.loopwise', '--against', 'release-1.loopwise'];
    const { status, stderr } = loopwise('pack', 'release', ...against);
    expect(status).toBe(1);
    expect(stderr).toContain('release/deck.yaml:4: The deck has changed since version 1.0.0');
    expect(stderr).toMatch(
      /01-hello\.md:2: The question `greeting` was `hello`.+\n {4}Write `id: hello`/u,
    );
    expect(existsSync(path.join(tool.folder, 'release-2.loopwise'))).toBe(false);
    const manifest = path.join(tool.folder, 'release/deck.yaml');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('1.0.0', '1.1.0'));
    writeFileSync(question, HELLO.replace('it is awaited', 'somebody awaits it'));
    const next = loopwise('pack', 'release', ...against);
    expect(next.status).toBe(0);
    expect(next.stderr).toContain('Since version 1.0.0: 0 questions new, 1 changed, 0 removed.');
  });

  const BROKEN: readonly (readonly [id: string, from: string, to: string, said: RegExp])[] = [
    [
      'open-bracket',
      'asyncio.run(main())',
      'asyncio.run(main(',
      /open-bracket\.md:\d+: .*Python cannot read the program: '\(' was never closed/u,
    ],
    [
      'bad-indentation',
      '    print("hello")',
      '  print("hello")\n    pass',
      /bad-indentation\.md:17: .*unexpected indent/u,
    ],
    [
      'misspelt-name',
      'await greeting',
      'await asyncio.slep(0)',
      /misspelt-name\.md:22: .*module 'asyncio' has no attribute 'slep'/u,
    ],
    [
      'forgotten-import',
      'import asyncio\n\n\n',
      '',
      /forgotten-import\.md:\d+: .*name 'asyncio' is not defined\.\n {4}Write `import asyncio`/u,
    ],
    [
      'module-from-elsewhere',
      'import asyncio\n',
      'import asyncio\nimport requests\n',
      /module-from-elsewhere\.md:13: .*No module named 'requests'/u,
    ],
    [
      'no-output',
      '    print("made")\n    await greeting',
      '    greeting.close()',
      /no-output\.md:\d+: The program prints nothing/u,
    ],
  ];

  test('check refuses programs that fail, at the responsible line', () => {
    plainDeck('not-running');
    const whole = HELLO.replace(/vary:\n.+\n/u, '');
    for (const [id, from, to] of BROKEN) {
      const text = whole.replace('id: hello', `id: ${id}`).replace(from, to);
      expect(text).toContain(to);
      file(`not-running/first/${id}.md`, text);
    }
    // All of its variants print the same, which is nothing.
    const varied = HELLO.replace('id: hello', 'id: varied').replace('run(main())', 'run(main(');
    file('not-running/first/varied.md', varied);
    const { status, stderr } = loopwise('check', 'not-running');
    expect(status).toBe(1);
    for (const [, , , said] of BROKEN) expect(stderr).toMatch(said);
    expect(stderr).toMatch(
      /varied\.md:\d+: Python cannot read the program: '\(' was never closed/u,
    );
    expect(stderr).not.toContain('print the same');
  });

  test('check compares what a question says about wrong answers with the outputs', () => {
    plainDeck('wrong');
    const question = path.join(tool.folder, 'wrong/first/01-hello.md');
    const say = (output: string): string => `\n\`\`\`text\n${output}\n\`\`\`\n\nNo.\n`;
    writeFileSync(question, `${HELLO}\n## Wrong\n${say('made\nhello')}${say('hello')}`);
    const { status, stderr } = loopwise('check', 'wrong');
    expect(status).toBe(1);
    expect(stderr).toMatch(/01-hello\.md:35: This output is what the program prints/u);
    writeFileSync(question, `${HELLO}\n## Wrong\n${say('hello')}`);
    expect(loopwise('check', 'wrong').status).toBe(0);
    const explained = loopwise('explain', 'wrong/first/01-hello.md', '--answer', 'hello');
    expect(explained.stdout).toContain('The author replies: No.');
  });

  test('check compares choices with the outputs of every variant', () => {
    plainDeck('choices');
    const question = path.join(tool.folder, 'choices/first/01-hello.md');
    const choosing = (right: string): string =>
      HELLO.replace('concept:', 'kind: they-say\nconcept:').replace(
        '## Why',
        () => `- [x] ${right}\n  Yes.\n- [ ] It prints nothing.\n  No.\n\n## Why`,
      );
    writeFileSync(question, choosing('It prints two lines.'));
    const noted = loopwise('check', 'choices');
    expect(noted.status).toBe(0);
    expect(noted.stderr).toMatch(
      /01-hello\.md:9: note: Variant 1 .+, and 1 more: The output is not that of the first/u,
    );
    writeFileSync(question, choosing('`made`, `hello`'));
    const { status, stderr } = loopwise('check', 'choices');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /01-hello\.md:9: Variant .+: The choice `made`, `hello` is marked as right/u,
    );
  });

  test('export writes a deck for other tools, and a folder that is the same deck again', () => {
    plainDeck('exported');
    for (const to of ['html', 'apkg', 'moodle', 'gift', 'csv', 'print']) {
      expect(loopwise('export', 'exported', '--to', to, '-o', `out/deck.${to}`)).toMatchObject({
        status: 0,
        stdout: `out/deck.${to}: 1 question.\n`,
      });
    }
    const html = readFileSync(path.join(tool.folder, 'out/deck.html'), 'utf8');
    expect(html).toContain("default-src 'none'; script-src 'sha256-");
    const anki = unzipSync(new Uint8Array(readFileSync(path.join(tool.folder, 'out/deck.apkg'))));
    expect(Object.keys(anki)).toEqual(['collection.anki2', 'media', 'deck.yaml']);
    expect(loopwise('export', 'exported', '--to', 'markdown', '-o', 'again').status).toBe(0);
    for (const name of ['deck.yaml', 'first/01-hello.md']) {
      const [one, other] = ['exported', 'again'].map((folder) =>
        readFileSync(path.join(tool.folder, folder, name), 'utf8'),
      );
      expect(other).toBe(one);
    }
    expect(loopwise('export', 'exported', '--to', 'markdown', '-o', 'again').status).toBe(2);
    expect(loopwise('export', 'exported', '--to', 'word', '-o', 'deck.doc').status).toBe(2);
  });
});
