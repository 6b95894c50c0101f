import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, Explanation } from '#engine/models/explain.ts';
import { explain, pairsToTry } from '#engine/models/explain.ts';
import { findBelief } from '#engine/models/find-belief.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import { firstDifference, looksSame } from '#format/output.ts';
import type { AnswerKey, Ended } from '#format/types.ts';

const RETURNED: Ended = { kind: 'returned' };
const DEADLOCK: Ended = { kind: 'deadlock' };

function key(stdout: string, ended: Ended = RETURNED): AnswerKey {
  return { stdout, ended, seconds: 0 };
}

const TRUTH = key('planned\nwatering\nhome\nbed\n');

function run(ids: string, stdout: string, ended: Ended = RETURNED, truth = TRUTH): ModelRun {
  const same = looksSame(stdout, truth.stdout) && ended.kind === truth.ended.kind;
  return { ids: ids.split('+'), stdout, ended, seconds: 0, same };
}

const EAGER = run('eager-task', 'watering\nplanned\nhome\nbed\n');
const CALL = run('call-runs', 'watering\nplanned\nhome\nbed\n');
const LAZY = run('lazy-task', 'planned\nhome\nwatering\nbed\n');
const DROPS = run('run-drops', 'planned\n');
const RUNS: readonly ModelRun[] = [EAGER, CALL, run('lifo', TRUTH.stdout), LAZY, DROPS];

function evidence(text: string, more: Partial<Evidence> = {}): Evidence {
  return { answer: { text }, truth: TRUTH, runs: RUNS, ...more };
}

/** An explanation in short: `exact: ids` or `near: id, line`. */
function short(explanation: Explanation | undefined): string | undefined {
  if (explanation === undefined) return undefined;
  if (explanation.kind === 'near') return `near: ${explanation.run.ids[0]}, ${explanation.line}`;
  return `exact: ${explanation.runs.map(({ ids }) => ids.join('+')).join(' ')}`;
}

describe('a wrong answer', () => {
  it.each<readonly [string, string, string | undefined]>([
    ['of one model', LAZY.stdout, 'exact: lazy-task'],
    ['of two models that print the same', EAGER.stdout, 'exact: eager-task call-runs'],
    ['with invisible white space', 'planned \r\nhome\r\nwatering\r\nbed\n\n', 'exact: lazy-task'],
    ['with a slip after the divergence', 'watering\nplanned\nhome\nbad', 'near: eager-task, 3'],
    ['with a line too few at the end', 'watering\nplanned\nhome', 'near: eager-task, 3'],
    ['with another case', 'Watering\nplanned\nhome\nbed', 'near: eager-task, 0'],
    ['with other punctuation', '"planned"\nhome!\nwatering\nbed', 'near: lazy-task, 0'],
    ['nearer to the truth', 'planned\nwatering\nhome\nbid', undefined],
    ['that differs from the truth only in case', 'Planned\nwatering\nhome\nbed', undefined],
    ['as near to the truth as to a model', 'watering\nwatering\nhome\nbed', undefined],
    ['that begins like a model and continues differently', 'watering\nx\ny\nz', undefined],
    ['of other words', 'a\nb\nc\nd', undefined],
    ['of nothing', '', undefined],
  ])('%s', (_, text, expected) => {
    expect(short(explain(evidence(text)))).toBe(expected);
  }); // prettier-ignore

  it('is explained by the belief expected here before a more widespread one', () => {
    const expected = ['call-runs'];
    expect(short(explain(evidence(EAGER.stdout, { expected })))).toBe(
      'exact: call-runs eager-task',
    );
    const slip = 'watering\nplanned\nhome\nbad';
    expect(short(explain(evidence(slip, { expected })))).toBe('near: call-runs, 3');
    const both = ['lifo', 'call-runs', 'eager-task'];
    expect(short(explain(evidence(slip, { expected: both })))).toBe('near: call-runs, 3');
  });

  it('is explained by two beliefs only if none explains it alone', () => {
    const pair = run('eager-task+run-drops', 'watering\nplanned\n');
    const runs = [...RUNS, pair, run('lifo+lazy-task', LAZY.stdout)];
    expect(short(explain(evidence(pair.stdout, { runs })))).toBe('exact: eager-task+run-drops');
    expect(short(explain(evidence(LAZY.stdout, { runs })))).toBe('exact: lazy-task');
  });

  it('is not explained by a run that met a limit', () => {
    const runs = [run('preemptive', 'planned\n', { kind: 'limit', limit: 'turns' })];
    expect(explain(evidence('planned', { runs }))).toBeUndefined();
  });

  it('may differ in the ending alone, if that was asked', () => {
    const hangs = run('clear-loses', TRUTH.stdout, DEADLOCK);
    const runs = [hangs, EAGER];
    const answer = (ended?: Ended) => ({ answer: { text: TRUTH.stdout, ended }, runs });
    expect(short(explain(evidence('', answer(DEADLOCK))))).toBe('exact: clear-loses');
    expect(explain(evidence('', answer()))).toBeUndefined();
    expect(explain(evidence('', answer(RETURNED)))).toBeUndefined();
    const both = { answer: { text: EAGER.stdout, ended: DEADLOCK }, runs };
    expect(short(explain(evidence('', both)))).toBe('near: eager-task, 4');
  });

  it('of many lines is explained exactly or not at all', () => {
    const long = 'x\n'.repeat(100_000);
    const runs = [run('eager-task', `y\n${long}`)];
    expect(short(explain(evidence(`y\n${long}`, { runs })))).toBe('exact: eager-task');
    expect(explain(evidence(`y\n${long}z\n`, { runs }))).toBeUndefined();
  });
});

describe('pairs of beliefs', () => {
  const SLOW = run('sequential', 'planned\nhome\nbed\nwatering\n');
  const runs = [SLOW, EAGER, LAZY, DROPS];

  it('are tried if one explains the beginning and the two can be held together', () => {
    expect(pairsToTry(evidence('watering\nplanned\n', { runs }))).toEqual([
      ['sequential', 'eager-task'],
      ['eager-task', 'run-drops'],
    ]);
  });

  it('begin with the belief expected here', () => {
    const expected = ['run-drops'];
    expect(pairsToTry(evidence('watering\nplanned\n', { runs, expected }))[0]).toEqual([
      'run-drops',
      'eager-task',
    ]);
  });

  it('are not tried for a right answer, nor if no belief explains its beginning', () => {
    expect(pairsToTry(evidence(TRUTH.stdout, { runs }))).toEqual([]);
    expect(pairsToTry(evidence('never', { runs }))).toEqual([]);
  });

  it('are few, however many models differ', () => {
    const many = Array.from({ length: 40 }, (_, at) => run(`model-${at}`, `x\n${at}\n`));
    expect(pairsToTry(evidence('x', { runs: many }))).toHaveLength(24);
  });

  const engineOf = (printed: Readonly<Record<string, string>>) => {
    const asked: string[] = [];
    return {
      asked,
      run: async (_: string, { models = [] }: { readonly models?: readonly string[] } = {}) => {
        asked.push(models.join('+'));
        return { ...key(printed[models.join('+')] ?? TRUTH.stdout), stderr: '' };
      },
    };
  };

  it('are run one by one, in the order of the catalogue, until one explains the answer', async () => {
    const engine = engineOf({ 'eager-task+run-drops': 'watering\nplanned\n' });
    const expected = ['run-drops'];
    const found = await findBelief(engine, '', evidence('watering\nplanned\n', { runs, expected }));
    expect(short(found)).toBe('exact: eager-task+run-drops');
    expect(engine.asked).toEqual(['eager-task+run-drops']);
  });

  it('are not run if one belief suffices, and otherwise leave the nearest one', async () => {
    const engine = engineOf({});
    expect(short(await findBelief(engine, '', evidence(LAZY.stdout)))).toBe('exact: lazy-task');
    expect(engine.asked).toEqual([]);
    const slip = 'watering\nplanned\nhome\nbad';
    expect(short(await findBelief(engine, '', evidence(slip)))).toBe('near: eager-task, 3');
    expect(engine.asked).not.toEqual([]);
  });
});

describe('whatever the outputs are', () => {
  const line = fc.constantFrom('start', 'one', 'two', 'three', 'end', '', ' end ');
  const output = fc.array(line, { maxLength: 7 }).map((lines) => lines.join('\n'));
  const outputs = fc.array(output, { minLength: 1, maxLength: 6 });
  const runsOf = (texts: readonly string[], truth: AnswerKey): readonly ModelRun[] =>
    texts.map((text, at) => run(`model-${at}`, text, RETURNED, truth));

  it('an answer equal to a model’s output names exactly the models that print it', () => {
    fc.assert(
      fc.property(output, outputs, fc.nat(5), (real, texts, which) => {
        const truth = key(real);
        const text = texts[which % texts.length] ?? '';
        fc.pre(!looksSame(text, real));
        const runs = runsOf(texts, truth);
        const found = explain({ answer: { text }, truth, runs });
        const holders = runs.filter(({ stdout }) => looksSame(stdout, text));
        expect(found).toEqual({ kind: 'exact', runs: holders });
      }),
    );
  });

  it('the right output is never explained', () => {
    fc.assert(
      fc.property(output, outputs, (real, texts) => {
        const truth = key(real);
        const evidence = { answer: { text: `${real}\n` }, truth, runs: runsOf(texts, truth) };
        expect(explain(evidence)).toBeUndefined();
        expect(pairsToTry(evidence)).toEqual([]);
      }),
    );
  });

  it('text that no model prints is not explained', () => {
    const garbage = fc.array(fc.stringMatching(/^[xyz ]+[0-9]$/u), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(output, outputs, garbage, (real, texts, lines) => {
        const truth = key(real);
        const answer = { text: lines.join('\n') };
        expect(explain({ answer, truth, runs: runsOf(texts, truth) })).toBeUndefined();
      }),
    );
  });

  const words = fc.constantFrom('start', 'one', 'two', 'three', 'four', 'end');
  const lines = fc.array(words, { minLength: 1, maxLength: 8 });
  const until = (one: readonly string[], other: readonly string[]): number =>
    firstDifference(one, other) ?? Infinity;

  it('the nearest model agrees with the answer for longer than the truth does', () => {
    const several = fc.array(lines, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, several, lines, (real, beliefs, given) => {
        const truth = key(real.join('\n'));
        const runs = runsOf(
          beliefs.map((belief) => belief.join('\n')),
          truth,
        );
        const found = explain({ answer: { text: given.join('\n') }, truth, runs });
        if (found?.kind !== 'near') return;
        const printed = found.run.stdout.split('\n');
        expect(found.line).toBe(until(given, printed));
        expect(found.line).toBeGreaterThan(until(given, real));
      }),
    );
  });

  it('one slip after the point where a model departs from the truth does not hide the model', () => {
    const tail = fc.array(words, { minLength: 3, maxLength: 8 });
    const others = fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, tail, others, fc.nat(), (common, believed, real, place) => {
        const belief: readonly string[] = [...common, ...believed];
        const at = common.length + 1 + (place % (believed.length - 1));
        const text = belief.with(at, 'a slip').join('\n');
        const truth = key([...common, ...real].join('\n'));
        const runs = runsOf([belief.join('\n')], truth);
        expect(explain({ answer: { text }, truth, runs })).toEqual({
          kind: 'near',
          run: runs[0],
          line: at,
        });
      }),
    );
  });
});
