import { describe, expect, it } from 'vitest';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { AnswerKeys } from '#session/answer-keys.ts';
import { findingsOf } from '#session/review/findings.ts';
import { keyOf } from '../../../fixtures/decks.ts';
import { fakeEngine } from '../../../fixtures/fake-engine.ts';

const PROGRAM =
  'import asyncio\nasync def f():\n    print("f")\nasync def main():\n    await f()\n';
const SLIPPED = PROGRAM.replace('await f()', 'f()');
// A slip too, but one that does not change the output.
const TASK_MADE = PROGRAM.replace('await f()', 'await asyncio.create_task(f())');

const BELIEVED: ModelRun = {
  ids: ['call-runs'],
  stdout: 'g\n',
  ended: { kind: 'returned' },
  seconds: 0,
  same: false,
};

/** The findings about a program whose slip prints nothing. */
function finding() {
  const engine = fakeEngine();
  engine.keys.set(SLIPPED, keyOf(''));
  engine.keys.set(TASK_MADE, keyOf('f\n'));
  const keys = { models: async () => [BELIEVED] } as unknown as AnswerKeys;
  const findings = findingsOf(
    { engine: engine.handle, keys },
    {
      deckId: 'deck',
      program: PROGRAM,
      atHand: undefined,
      key: keyOf('f\n'),
      forms: ['print', 'type'],
      seed: 1,
    },
  );
  return { engine, findings };
}

describe('the findings about a program', () => {
  it('are searched for once, and kept for later requests', async () => {
    const { engine, findings } = finding();
    expect(findings.exercise('print')).toBeUndefined();
    findings.start();
    findings.start();
    await expect.poll(() => findings.exercise('print')).toMatchObject({ program: SLIPPED });
    expect(findings.models()).toEqual([BELIEVED]);
    expect(engine.ran.filter((program) => program === SLIPPED)).toHaveLength(1);
  });

  it('do not start Python, and are searched for as soon as it runs', async () => {
    const { engine, findings } = finding();
    engine.ready = false;
    findings.start();
    findings.start();
    await Promise.resolve();
    expect(engine.ran).toEqual([]);
    engine.boot();
    await expect.poll(() => findings.exercise('print')).toMatchObject({ program: SLIPPED });
    expect(engine.ran.filter((program) => program === SLIPPED)).toHaveLength(1);
  });
});
