/** Whether the choices of a question stay right or wrong in all of its variants. Pure. */
import { looksSame } from '#format/output.ts';
import { quoted } from '#format/text.ts';
import type { AnswerKey, ChoiceQuestion } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { codeInVariant, variant } from '#format/vary.ts';

type Output = Pick<AnswerKey, 'stdout' | 'ended'>;

/** A problem with the choices in some variants. */
export interface ChoiceFault {
  /** The variants concerned, in order. */
  readonly variants: readonly number[];
  /** Whether it is a note only: the choices are sentences, whose truth no run can check. */
  readonly note: boolean;
  readonly message: string;
  readonly remedy: string;
}

/**
 * Variants in which two choices read the same, those in which a choice that quotes an output is marked
 * wrongly, and those whose output differs from the first variant's, so that a sentence that is true of
 * the first may be false.
 *
 * @param outputs of the variants, in order; empty if the program is not run.
 */
export function choiceFaults(
  question: ChoiceQuestion,
  outputs: readonly Output[],
): readonly ChoiceFault[] {
  const asked = Array.from({ length: variantCount(question) }, (_, index) =>
    choicesOf(question, index),
  );
  const twice = asked.flatMap((texts, index) => {
    const text = texts.find((one, at) => texts.indexOf(one) < at);
    return text === undefined ? [] : [{ index, text }];
  });
  const [first] = twice;
  if (first !== undefined) {
    const variants = twice.map(({ index }) => index);
    return [
      {
        variants,
        note: false,
        message: `The choice ${quoted(first.text.replaceAll('`', "'"))} is given twice.`,
        remedy: APART,
      },
    ];
  }
  const marked = question.choices.flatMap(({ correct }, at) =>
    markedWrongly(
      correct,
      asked.map((texts) => texts[at] ?? ''),
      outputs,
    ),
  );
  return marked.length > 0 ? marked : otherOutputs(question, outputs);
}

const APART = 'Give values with which the choices stay different.';

function choicesOf(question: ChoiceQuestion, index: number): readonly string[] {
  const asked = variant(question, index);
  return asked.kind === 'choice' ? asked.choices.map(({ text }) => text) : [];
}

/** The variants in which a choice that is only an output is not marked according to what is printed. */
function markedWrongly(
  correct: boolean,
  texts: readonly string[],
  outputs: readonly Output[],
): readonly ChoiceFault[] {
  const printed = outputs.map(({ stdout }, index) => {
    const output = quotedOutput(texts[index] ?? '');
    return output !== undefined && looksSame(output, stdout);
  });
  // A right choice that is code, but not an output of the first variant, says something else.
  if (correct && printed[0] !== true) return [];
  const variants = [...printed.keys()].filter((index) => printed[index] !== correct);
  const [first] = variants;
  if (first === undefined) return [];
  const text = texts[first] ?? '';
  const message = correct
    ? `The choice ${text} is marked as right, and the program prints something else.`
    : `The choice ${text} is marked as wrong, and it is what the program prints.`;
  return [
    { variants, note: false, message, remedy: 'Mark it differently, or vary something else.' },
  ];
}

/** The output that a choice quotes: only code, each piece a line. */
function quotedOutput(text: string): string | undefined {
  return /^`[^`]+`(?:,? (?:then )?`[^`]+`)*\.?$/u.test(text)
    ? [...text.matchAll(/`([^`]+)`/gu)].map(([, line = '']) => line).join('\n')
    : undefined;
}

/** The variants whose output is not that of the first with other values. */
function otherOutputs(
  question: ChoiceQuestion,
  outputs: readonly Output[],
): readonly ChoiceFault[] {
  const [first] = outputs;
  if (first === undefined || isQuoted(question, first)) return [];
  const variants = [...outputs.entries()]
    .filter(
      ([index, { stdout, ended }]) =>
        ended.kind !== first.ended.kind ||
        !looksSame(codeInVariant(question, index, first.stdout), stdout),
    )
    .map(([index]) => index);
  if (variants.length === 0) return [];
  const message =
    'The output is not that of the first variant, so a choice that is true there may be false here.';
  const remedy =
    'Read each choice against this output; if one is no longer true, vary something else.';
  return [{ variants, note: true, message, remedy }];
}

/** Whether the right choices quote the output, so that they were compared with it. */
function isQuoted({ choices }: ChoiceQuestion, { stdout }: Output): boolean {
  return choices.some(({ correct, text }) => {
    const output = quotedOutput(text);
    return correct && output !== undefined && looksSame(output, stdout);
  });
}
