/** The process of the engine's frame can be ended from outside; no event tells the page. */
import { expect, test } from '../fixtures.ts';
import { engineFrame } from './page-engine.ts';

test.use({ expectedProblems: [/crash/i] });

test('a program runs also after the process of Python was ended from outside', async ({ host }) => {
  const { page } = host;
  const output = page.getByRole('region', { name: 'Output' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(output.getByText('It ran to its end.')).toBeVisible();

  const frame = await engineFrame(host);
  const session = await page.context().newCDPSession(frame);
  // Answers with the end of the connection.
  await session.send('Page.crash').catch(() => undefined);

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(output.getByText('It runs…')).toBeVisible();
  await expect(output.getByText('It ran to its end.')).toBeVisible({ timeout: 60_000 });
});
