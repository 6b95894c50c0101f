import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#format/limits.ts';
import { parseManifest } from '#format/manifest.ts';
import { parseQuestion } from '#format/question.ts';
import { variantCount } from '#format/variant-values.ts';
import { valueOf } from './samples.ts';

const README = readFileSync(new URL('../../../decks/README.md', import.meta.url), 'utf8');

function examples(language: string): readonly string[] {
  const fence = new RegExp(`^(\`{3,})${language}\\n([^]*?)^\\1$`, 'gmu');
  return [...README.matchAll(fence)].map((match) => match[2] ?? '');
}

describe('the guide to writing a deck', () => {
  it('shows a valid deck.yaml', () => {
    expect(examples('yaml').map((text) => valueOf(parseManifest(text)).units.length)).toEqual([2]);
  });

  it('shows valid questions', () => {
    const questions = examples('markdown').map((text) => valueOf(parseQuestion('a.md', text)));
    expect(questions.map((question) => [question.kind, variantCount(question)])).toEqual([
      ['predict', 3],
      ['choice', 1],
      ['repair', 1],
      ['about', 1],
    ]);
  });

  it('gives the actual limits', () => {
    const numbers = [
      `${LIMITS.fileBytes / 1024} KiB as a file`,
      `${LIMITS.frontMatterBytes / 1024} KiB front matter`,
      `${LIMITS.bodyBytes / 1024} KiB below`,
      `${LIMITS.variants} variants`,
      `${LIMITS.programLines} lines, ${LIMITS.programBytes / 1024} KiB`,
      `${LIMITS.emphasisMarks} of`,
      `${LIMITS.nesting} quote or list`,
      `${LIMITS.questions.toLocaleString('en')} questions, ${LIMITS.deckBytes / 1024 ** 2} MiB`,
    ];
    expect(numbers.filter((number) => !README.includes(number))).toEqual([]);
    expect(LIMITS.choices).toBe(9);
  });
});
