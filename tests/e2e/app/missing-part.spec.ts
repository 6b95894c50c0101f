/** What Python is made of is fetched, and any of it may be missing. */
import { expect, test } from '../fixtures.ts';

test.use({
  expectedProblems: [/Failed to load resource|installing the standard library|Failed to fetch/],
});

for (const file of ['pyodide.asm.wasm', 'python_stdlib.zip', 'snapshot.bin']) {
  test(`without ${file} a run says at once that Python could not be started`, async ({ host }) => {
    const { page } = host;
    await page.context().route(`**/${file}`, async (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('p');
    const output = page.getByRole('region', { name: 'Result' });
    await expect(output.getByText(/could not be started/)).toBeVisible();
  });
}
