/** Programs as drafts of questions: a Python file, or the cells of a notebook that print. Pure. */
import { z } from '#format/zod.ts';
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import type { ForeignDeck } from './foreign-deck.ts';
import { deckFolder, manifestFor, plainHeader, slug, uniqueIds } from './new-deck.ts';

const DRAFT =
  'Each program became a draft: write what it is about and why it prints what it prints.';

/** One Python file: one draft. */
export function readPythonFile(name: string, text: string): Result<ForeignDeck> {
  if (!/\bprint\(/u.test(text)) return silent(name);
  const title = name.replace(/\.\w+$/u, '');
  return drafts(name, [{ title, program: text }], []);
}

const notebook = z.object({
  cells: z
    .array(
      z.object({
        cell_type: z.string(),
        source: z.union([z.string(), z.array(z.string())]).default(''),
      }),
    )
    .max(5000),
});

/**
 * A Jupyter notebook: each code cell that prints is a draft, preceded by the definitions of earlier
 * cells. What only a notebook understands (magics, shell commands) is left out.
 */
export function readNotebook(name: string, text: string): Result<ForeignDeck> {
  const cells = cellsOf(text);
  if (cells === undefined) {
    return failure(
      name,
      'The file is not a Jupyter notebook of format 4.',
      'Open it in Jupyter and save it again, or export its cells as .py files.',
    );
  }
  const before: string[] = [];
  const found: Program[] = [];
  let magic = 0;
  let title = '';
  for (const { cell_type: type, source } of cells) {
    const whole = Array.isArray(source) ? source.join('') : source;
    if (type === 'markdown') title = /^#+\s+(.+)$/mu.exec(whole)?.[1] ?? title;
    if (type !== 'code') continue;
    const lines = whole.split('\n');
    const code = lines.filter((line) => !/^\s*[%!?]/u.test(line)).join('\n');
    magic += lines.length - code.split('\n').length;
    if (/\bprint\(/u.test(code)) {
      found.push({
        title: title === '' ? `cell ${found.length + 1}` : title,
        program: program([...before, code]),
      });
    } else if (code.trim() !== '') before.push(code);
  }
  if (found.length === 0) return silent(name);
  const notes =
    magic > 0 ? [`Lines that only a notebook understands were left out: ${magic}.`] : [];
  return drafts(name, found, notes);
}

function cellsOf(text: string): z.infer<typeof notebook>['cells'] | undefined {
  try {
    return notebook.safeParse(JSON.parse(text)).data?.cells;
  } catch {
    // Not JSON at all.
    return undefined;
  }
}

interface Program {
  readonly title: string;
  readonly program: string;
}

/** Cells as one program. A notebook can await at its top level, a program only inside `main`. */
function program(cells: readonly string[]): string {
  const code = cells.map((cell) => cell.trimEnd()).join('\n\n');
  if (!/^(?:\w[\w, ]*=\s*)?(?:await|async (?:for|with))\b|^print\(.*\bawait\b/mu.test(code)) {
    return `${code}\n`;
  }
  const imports = code.split('\n').filter((line) => /^(?:import|from)\s/u.test(line));
  const rest = code.split('\n').filter((line) => !/^(?:import|from)\s/u.test(line));
  const head = imports.includes('import asyncio') ? imports : ['import asyncio', ...imports];
  const body = rest.map((line) => (line === '' ? '' : `    ${line}`));
  return `${[...head, '', '', 'async def main():', ...body, '', '', 'asyncio.run(main())'].join('\n')}\n`;
}

function drafts(
  name: string,
  programs: readonly Program[],
  notes: readonly string[],
): Result<ForeignDeck> {
  const uniqueId = uniqueIds();
  const title = name.replace(/\.\w+$/u, '');
  const questions = programs.map(({ title: shown, program: text }) => {
    const id = uniqueId(shown);
    const head = plainHeader(id, slug(title));
    const normal = text.replaceAll('\r\n', '\n');
    const body = `What does this print?\n\n\`\`\`\`python\n${normal}${normal.endsWith('\n') ? '' : '\n'}\`\`\`\`\n\n## Why\n\nNot explained yet.\n`;
    return { unit: 'drafts', id, text: head + body };
  });
  const manifest = manifestFor(name, title, [{ id: 'drafts', title: 'Drafts' }]);
  return { ok: true, value: { files: deckFolder(manifest, questions), notes: [DRAFT, ...notes] } };
}

function silent(name: string): Result<ForeignDeck> {
  return failure(
    name,
    'Nothing in the file prints.',
    'A question asks what a program prints: call `print`, and import the file again.',
  );
}
