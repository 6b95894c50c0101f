/** Findings and traces in the formats of other tools. */
import { expect, test } from 'vitest';
import { chromeTrace } from '#engine/inspect/chrome-trace.ts';
import { sarifLog } from '#engine/inspect/sarif.ts';
import { SLEEPERS } from '../../fixtures/encode-trace.ts';

test('SARIF names file, line, rule and message of each finding, and describes every rule', () => {
  const finding = { kind: 'race', line: 7, message: 'It is written here.' } as const;
  const log = sarifLog([{ file: 'my code/shop.py', findings: [finding], refusals: [] }]);
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run?.tool.driver.rules.map(({ id }) => id)).toContain('race');
  expect(run?.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
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

test.each([
  ['a#1 100%.py', 'a%231%20100%25.py'],
  [String.raw`shop\cart.py`, 'shop/cart.py'],
  ['../shop.py', '../shop.py'],
  ['/home/me/my shop.py', 'file:///home/me/my%20shop.py'],
  [String.raw`C:\shop\cart.py`, 'file:///C:/shop/cart.py'],
])('SARIF has the path %s as %s', (file, uri) => {
  const finding = { kind: 'race', line: 1, message: 'It is written here.' } as const;
  const [run] = sarifLog([{ file, findings: [finding], refusals: [] }]).runs;
  expect(run?.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri });
});

test('SARIF says that a file could not be looked at', () => {
  const refusal = { line: 3, message: 'requests cannot be had here.' };
  const [run] = sarifLog([{ file: 'shop.py', findings: [], refusals: [refusal] }]).runs;
  expect(run?.results).toEqual([]);
  expect(run?.invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: refusal.message },
          locations: [{ physicalLocation: { region: { startLine: 3 } } }],
        },
      ],
    },
  ]);
});

test('a Chrome trace has a named row for each task, with spans that do not overlap', () => {
  const { traceEvents } = chromeTrace(SLEEPERS);
  const rows = Map.groupBy(traceEvents, ({ tid }) => tid);
  const names = [...rows.values()].map(([first]) => first?.ph === 'M' && first.args.name);
  expect(names).toContain('Task-1');
  for (const [, ...events] of rows.values()) {
    let free = 0;
    for (const event of events) {
      expect(event.ts).toBeGreaterThanOrEqual(free);
      if (event.ph === 'X') free = event.ts + event.dur;
    }
  }
  const spans = traceEvents.filter(({ ph }) => ph === 'X');
  expect(spans.map(({ name }) => name)).toContain('waiting');
  // What takes no time is a mark.
  expect(traceEvents.filter(({ ph }) => ph === 'i').map(({ name }) => name)).toContain('running');
  expect(traceEvents.every(({ ts }) => Number.isInteger(ts) && ts >= 0)).toBe(true);
});
