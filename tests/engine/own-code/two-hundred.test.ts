/**
 * Questions about two hundred programs: five each if there is enough to ask, and no key that the
 * events of the run contradict. `npm run bench -- own` measures how long they take.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { MOST_QUESTIONS } from '#engine/questions/about.ts';
import { MOMENT_KINDS } from '#format/types.ts';
import { askAbout } from '#engine/questions/ask.ts';
import { eventsOf, expected } from '../../fixtures/own-code/expected-answer.ts';
import { twoHundredPrograms } from '../../fixtures/own-code/two-hundred.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
  await engine.booted();
}, 60_000);
afterAll(() => engine.close());

it('all have right keys', async () => {
  const programs = await twoHundredPrograms();
  expect(programs).toHaveLength(200);
  const wrong: unknown[] = [];
  const ever = new Set<string>();
  let five = 0;
  let nothing = 0;
  for (const { name, source } of programs) {
    const about = await askAbout(engine, source, 1);
    if (typeof about === 'string') {
      nothing += 1;
      continue;
    }
    const kinds = new Set(about.questions.map(({ kind }) => kind));
    for (const kind of kinds) ever.add(kind);
    if (about.questions.length === MOST_QUESTIONS) five += 1;
    // Every kind is asked, or omitted for a reason; then there is no more to ask.
    else if (kinds.size + about.leftOut.length < MOMENT_KINDS.length) wrong.push({ name, kinds });
    if (about.questions.length === 0) continue;
    const { trace, stdout } = await engine.run(source, { trace: true });
    const events = trace === undefined ? [] : eventsOf(trace);
    for (const question of about.questions) {
      const right = question.right.map((at) => question.options[at]);
      const wanted = expected(question, events, stdout);
      if (JSON.stringify(right) !== JSON.stringify(wanted)) {
        wrong.push({ name, kind: question.kind, moment: question.moment, right, wanted });
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(MOMENT_KINDS.filter((kind) => !ever.has(kind))).toEqual([]);
  console.log(`${five} of 200 programs have five questions; of ${nothing} nothing is asked.`);
  expect(five).toBeGreaterThan(100);
}, 600_000);
