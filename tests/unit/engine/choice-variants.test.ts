import { describe, expect, it } from 'vitest';
import { choiceFaults } from '#engine/judge/choice-variants.ts';
import type { ChoiceFault } from '#engine/judge/choice-variants.ts';
import type { ChoiceQuestion, Ended } from '#format/types.ts';
import { questionOf } from '../../fixtures/decks.ts';

const RETURNED: Ended = { kind: 'returned' };
const RAISED: Ended = { kind: 'raised', type: 'KeyError', message: '' };

/**
 * A question with `WORD` in its program and these choices; a right one begins with an exclamation
 * mark.
 */
function asking(choices: readonly string[], vary = '[one, two, three]'): ChoiceQuestion {
  const items = choices.map((choice) =>
    choice.startsWith('!') ? `- [x] ${choice.slice(1)}\n  Yes.` : `- [ ] ${choice}\n  No.`,
  );
  const question = questionOf(`---
id: said
kind: they-say
concept: order-of-output
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html
vary:
  WORD: ${vary}
---
Does it hold?

\`\`\`python
print("one")
\`\`\`

${items.join('\n')}

## Why
It prints a word.
`);
  if (question.kind !== 'choice') throw new Error(question.kind);
  return question;
}

const outputs = (...texts: readonly string[]) =>
  texts.map((stdout) => ({ stdout, ended: RETURNED }));
const brief = ({ variants, note }: ChoiceFault): string =>
  `${note ? 'note' : 'fault'} ${variants.join()}`;

describe('the choices of a question', () => {
  it('hold if every variant prints the first output with other values', () => {
    const said = asking(['!It holds, and `one` is printed.', 'It does not.']);
    expect(choiceFaults(said, outputs('one\n', 'two\n', 'three\n'))).toEqual([]);
  });

  it('need another look if a variant prints something else, or ends differently', () => {
    const said = asking(['!It holds, and `one` is printed.', 'It does not.']);
    const found = choiceFaults(said, [
      ...outputs('one\n', 'two\ntwo\n'),
      { stdout: 'three\n', ended: RAISED },
    ]);
    expect(found.map(brief)).toEqual(['note 1,2']);
  });

  it('may not be marked wrong if they are the output', () => {
    const found = choiceFaults(
      asking(['!`one`', '`none`', '`four`']),
      outputs('one\n', 'one\n', 'four\n'),
    );
    expect(found.map(brief)).toEqual(['fault 1,2', 'fault 2']);
    expect(found[0]?.message).toBe(
      'The choice `two` is marked as right, and the program prints something else.',
    );
    expect(found[1]?.message).toBe(
      'The choice `four` is marked as wrong, and it is what the program prints.',
    );
  });

  it('are compared line by line if they quote several', () => {
    const said = asking(['!`one`, then `last`.', '`last`, `one`']);
    expect(choiceFaults(said, outputs('one\nlast\n', 'two\nlast\n', 'three\nlast\n'))).toEqual([]);
    const found = choiceFaults(said, outputs('one\nlast\n', 'last\ntwo\n', 'three\nlast\n'));
    expect(found.map(brief)).toEqual(['fault 1', 'fault 1']);
  });

  it('may be code other than output', () => {
    const said = asking(['!`asyncio.run(main())`', '`main()`'], '[one, two]');
    expect(choiceFaults(said, outputs('one\n', 'two\n'))).toEqual([]);
  });

  it('may not be identical in a variant, even if nothing is run', () => {
    expect(choiceFaults(asking(['!It prints `one`.', 'It prints `four`.']), [])).toEqual([]);
    const alike = asking(['!It prints `one`.', 'It prints `two`.']);
    const [found] = choiceFaults(alike, []);
    expect(found).toMatchObject({ variants: [1], note: false });
    expect(found?.message).toBe("The choice `It prints 'two'.` is given twice.");
  });
});
