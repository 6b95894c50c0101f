/** The process of the engine's frame can be ended from outside, without an event for the page. */
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '../fixtures.ts';
import { engineFrame } from './page-engine.ts';

test.use({ surroundings: 'whole browser', expectedProblems: [/crash/i] });

test('a program still runs after the process of Python was ended from outside', async ({
  host,
}) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  const output = page.getByRole('region', { name: 'Result' });
  await expect(output.getByText('It ran to the end.')).toBeVisible();

  // Playwright closes a page when one of its frames crashes; the protocol below it does not.
  const protocol = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> =>
    (await protocol.send('Runtime.evaluate', { expression })).result.value;
  const FRAME = 'document.querySelector(\'iframe[title="Loopwise engine"]\')';
  await evaluate(`${FRAME}.dataset.first = ''`);

  const frame = await page.context().newCDPSession(await engineFrame(host));
  // Its answer is the end of the connection, which comes a minute later on a system with crash
  // reports.
  void frame.send('Page.crash').catch(() => undefined);
  const answers = async (): Promise<boolean> =>
    Promise.race([
      frame.send('Runtime.evaluate', { expression: '1' }).then(
        () => true,
        () => false,
      ),
      setTimeout(500, false),
    ]);
  await expect.poll(answers).toBe(false);

  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers: 2 };
  await protocol.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter });
  await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  const RESULT = 'document.querySelector(\'[aria-label="Result"]\')';
  await expect.poll(async () => evaluate(`${RESULT}.ariaBusy`)).toBe('true');
  await expect
    .poll(async () => evaluate(`'first' in ${FRAME}.dataset`), { timeout: 60_000 })
    .toBe(false);
  await expect.poll(async () => evaluate(`${RESULT}.ariaBusy`), { timeout: 60_000 }).toBe('false');
  expect(await evaluate(`${RESULT}.innerText`)).toContain('It ran to the end.');
});
