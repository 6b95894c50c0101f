/** `explain FILE --answer TEXT [--json]`: the belief that explains one answer. */
import { linesOf } from '#format/output.ts';
import { wrongAnswer } from '#format/wrong-answer.ts';
import { openNodeEngine } from '../engine/box/node.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import type { Model } from '../engine/models/models.ts';
import { beliefBehind, runAll } from './explain-answer.ts';
import type { AnswerBelief } from './explain-answer.ts';
import { readProgram } from './program-file.ts';
import { print } from './report.ts';

export interface ExplainCommand {
  readonly file: string;
  /** An output, as a learner would predict it. */
  readonly answer: string;
  /** `{"kind", "ids"}` instead of sentences. */
  readonly json: boolean;
  readonly base: string;
}

/** Prints which belief about asyncio leads to an answer. The exit code is always 0. */
export async function explain({ file, answer, json, base }: ExplainCommand): Promise<number> {
  const { program, question } = await readProgram(file, base);
  const models = await loadModels();
  const engine = await openNodeEngine();
  try {
    const ran = await runAll(engine, program, models);
    const belief = await beliefBehind(engine, ran, { text: answer }, question);
    if (json) {
      print(JSON.stringify({ kind: belief.kind, ids: belief.ids }));
      return 0;
    }
    const notes = question?.kind === 'predict' ? question.models : [];
    const noteOf = (id: string): string => notes.find(({ model }) => model === id)?.text ?? '';
    const said = wrongAnswer(question, answer);
    if (said !== undefined) print(`The author replies: ${said.text}`);
    print(beliefText(belief, models, noteOf));
    if (belief.kind !== 'right') print(['', 'It prints:', ...linesOf(ran.truth.stdout)].join('\n'));
    return 0;
  } finally {
    engine.close();
  }
}

/** An explanation in sentences; `noteOf` returns the question author's note on a model. */
function beliefText(
  { kind, ids, line }: AnswerBelief,
  models: readonly Model[],
  noteOf: (id: string) => string,
): string {
  const wordsOf = (id: string): readonly string[] => {
    const model = models.find((candidate) => candidate.id === id);
    const note = noteOf(id);
    return [
      `${id}: ${model?.statement ?? ''}.`,
      ...(note === '' ? [] : [`    ${note.replaceAll('\n', '\n    ')}`]),
      `    ${model?.teaching ?? ''}`,
    ];
  };
  switch (kind) {
    case 'right':
      return 'The answer is right.';
    case 'none':
      return 'The answer is wrong, and no model of asyncio explains it.';
    case 'near':
      return [
        `The answer begins like the output under this belief; from line ${(line ?? 0) + 1} on it differs.`,
        ...ids.flatMap(wordsOf),
      ].join('\n');
    case 'pair':
      return [
        'The program would print this if both of these were so:',
        ...ids.flatMap(wordsOf),
      ].join('\n');
    case 'exact': {
      const [first = '', ...others] = ids;
      const more = others.length > 0 ? [`The same output: ${others.join(', ')}.`] : [];
      return ['The program would print this if this were so:', ...wordsOf(first), ...more].join(
        '\n',
      );
    }
  }
}
