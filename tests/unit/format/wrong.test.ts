import { describe, expect, it } from 'vitest';
import { parseQuestion } from '#format/question.ts';
import { variant } from '#format/vary.ts';
import { wrongAnswer } from '#format/wrong-answer.ts';
import { writeQuestion } from '#format/write-question.ts';
import { CHOOSE, PREDICT, REPAIR, valueOf } from './samples.ts';

const WRONG = `
## Wrong

\`\`\`text
saved
\`\`\`

Nothing awaits \`save()\`.

\`\`\`text
\`\`\`

\`main\` itself prints.
`;

function problemsOf(text: string): readonly string[] {
  const result = parseQuestion('a.md', text);
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
}

describe('## Wrong', () => {
  it('contains outputs and a text for each', () => {
    const question = valueOf(parseQuestion('a.md', PREDICT + WRONG));
    expect(question).toMatchObject({
      wrong: [
        { output: 'saved\n', text: 'Nothing awaits `save()`.' },
        { output: '', text: '`main` itself prints.' },
      ],
    });
    expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
  });

  it('follows the variants of its question', () => {
    const question = valueOf(
      parseQuestion(
        'a.md',
        PREDICT.replace('print("saved")', 'print("save")') + WRONG.replace('saved', 'save'),
      ),
    );
    const asked = variant(question, 1);
    expect(asked).toMatchObject({
      wrong: [{ output: 'store\n', text: 'Nothing awaits `store()`.' }, {}],
    });
    expect(wrongAnswer(asked, 'store')?.text).toContain('`store()`');
    expect(wrongAnswer(asked, 'save')).toBeUndefined();
    expect(wrongAnswer(asked, '\n')?.text).toContain('itself');
  });

  it('is reported with its problems, each at its line', () => {
    const lines = PREDICT.split('\n').length;
    const at = (body: string): readonly string[] => problemsOf(`${PREDICT}\n## Wrong\n${body}`);
    expect(at('')).toEqual([`${lines + 1}: The section \`## Wrong\` is empty.`]);
    expect(at('Only text.\n')).toEqual([`${lines + 2}: This is not an output in a fence.`]);
    expect(at('```text\na\n```\n')).toEqual([`${lines + 2}: No paragraph follows this output.`]);
    expect(at('```text\na\n```\n\nb\n\n```text\na \n```\n\nb\n')).toEqual([
      `${lines + 8}: The output that begins with \`a\` is given twice.`,
    ]);
  });

  it('is allowed in questions to predict only', () => {
    expect(problemsOf(CHOOSE + WRONG)).toHaveLength(1);
    expect(problemsOf(REPAIR + WRONG)).toHaveLength(1);
  });
});
