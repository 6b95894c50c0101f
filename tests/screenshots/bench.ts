/** Pictures of the playground in its states. */
import type { Page } from 'playwright/test';
import type { Take } from './around.ts';

/** Programs that show a state each. */
const RACE = `import asyncio

async def save(name, delay):
    await asyncio.sleep(delay)
    print("saved", name)

async def main():
    save("never", 1)
    async with asyncio.TaskGroup() as group:
        group.create_task(save("a", 1))
        group.create_task(save("b", 2))
    await asyncio.sleep(1)
    print("done")

asyncio.run(main())
`;
const STUCK = `import asyncio

async def main():
    lock = asyncio.Lock()
    async with lock:
        async with lock:
            print("twice")

asyncio.run(main())
`;
const ENDLESS = `print("before the loop")
while True:
    pass
`;
const BAD = `import asyncio

async def main(:
    print("hello")
`;
const LONG = `import asyncio

for number in range(300):
    print("line", number, "of a long output", "that is much wider than its panel " * (number % 3))
raise ExceptionGroup("all of it", [ValueError("one"), TypeError("two")])
`;

/** Replaces the text of an editor. */
export async function write(page: Page, program: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: /^Program\./ });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  // Pasted, because typed text is indented again.
  await editor.evaluate((text, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    text.dispatchEvent(paste);
  }, program);
}

/** From the playground and back to it. */
export async function playgroundStates(page: Page, take: Take): Promise<void> {
  const result = page.getByRole('region', { name: 'Result' });
  const status = result.getByRole('status').first();
  const ran = async (text: string | RegExp): Promise<void> => {
    await status.getByText(text).first().waitFor({ timeout: 30_000 });
  };
  await write(page, BAD);
  await ran('Line 3 is not valid Python yet.');
  await take('playground-invalid');
  await write(page, ENDLESS);
  await page.getByRole('button', { name: /^Stop/ }).waitFor();
  await take('playground-running');
  await ran('It had to be stopped.');
  await take('playground-stopped');
  await write(page, STUCK);
  await ran('It never ends.');
  await take('playground-deadlock');
  await write(page, LONG);
  await ran(/ExceptionGroup/);
  await take('playground-long');
  await write(page, RACE);
  await ran('It ran to the end.');
  await page.keyboard.press('ControlOrMeta+j');
  await result.getByRole('list', { name: 'Outcomes' }).waitFor({ timeout: 30_000 });
  await take('playground-outcomes');
  await page.getByText(/^Why it takes/).scrollIntoViewIfNeeded();
  await take('playground-path');
  await page.getByRole('button', { name: 'Ask me about it' }).click();
  await page.getByText(/^Question 1 of/).waitFor({ timeout: 30_000 });
  await page.getByText(/^Question 1 of/).scrollIntoViewIfNeeded();
  await take('playground-questions');
}
