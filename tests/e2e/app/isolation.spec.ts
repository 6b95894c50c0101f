/** Deck code is hostile: the frame in which it runs owns nothing and reaches nothing. */
import { ANSWERS, ASKS } from '../../fixtures/surroundings.ts';
import { expect, test } from '../fixtures.ts';
import { engineFrame, openPageEngine } from './page-engine.ts';

test.use({
  // Ten and a half hours from UTC, and eleven in summer.
  timezoneId: 'Australia/Lord_Howe',
  locale: 'de-DE',
  surroundings: 'whole browser',
  expectedProblems: [/Content Security Policy|violates|Refused/],
});

test('the engine has an origin of its own, without data and without a way out', async ({
  host,
}) => {
  const frame = await engineFrame(host);
  const seen = await frame.evaluate(async () => {
    const attempt = async (what: () => unknown): Promise<string> => {
      try {
        await what();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      origin: self.origin,
      shell: typeof Reflect.get(window, 'loopwise'),
      database: await attempt(() => indexedDB.open('loopwise')),
      storage: await attempt(() => localStorage.length),
      parent: await attempt(() => parent.document.title),
      app: await attempt(async () => fetch(new URL('/index.html', location.href))),
    };
  });
  expect(seen).toEqual({
    origin: 'null',
    shell: 'undefined',
    database: 'SecurityError',
    storage: 'SecurityError',
    parent: 'SecurityError',
    app: 'TypeError',
  });
});

// On Node: engine/run.test.ts.
test('a program is told the same of its surroundings in every time zone and language', async ({
  host,
}) => {
  const engine = await openPageEngine(host);
  const { stdout, ended } = await engine.run(ASKS);
  engine.close();
  expect(stdout).toBe(ANSWERS);
  expect(ended).toEqual({ kind: 'returned' });
});
