/** Findings and traces in the formats of other tools. */
import { expect, test } from 'vitest';
import { chromeTrace } from '#engine/inspect/chrome-trace.ts';
import { sarifLog } from '#engine/inspect/sarif.ts';
import { SLEEPERS } from '../../fixtures/encode-trace.ts';

test('SARIF names file, line, rule and message of each finding, and describes every rule', () => {
  const finding = { kind: 'race', line: 7, message: 'It is written here.' } as const;
  const log = sarifLog([{ file: 'my code/shop.py', findings: [finding] }]);
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run?.tool.driver.rules.map(({ id }) => id)).toContain('race');
  expect(run?.results).toEqual([
    {
      ruleId: 'race',
      level: 'warning',
      message: { text: 'It is written here.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20code/shop.py' },
            region: { startLine: 7 },
          },
        },
      ],
    },
  ]);
});

test('a Chrome trace has a named lane for each task, and an end for each beginning', () => {
  const { traceEvents } = chromeTrace(SLEEPERS);
  const ids = (ph: string) => traceEvents.filter((each) => each.ph === ph).map(({ id }) => id);
  expect(ids('b').length).toBeGreaterThan(0);
  expect(ids('e')).toEqual(ids('b'));
  expect(traceEvents.filter(({ ph }) => ph === 'M').map(({ args }) => args['name'])).toContain(
    'Task-1',
  );
  expect(traceEvents.every(({ ts }) => Number.isInteger(ts) && ts >= 0)).toBe(true);
});
