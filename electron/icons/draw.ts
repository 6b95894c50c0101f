/**
 * Draws the icons of every platform from the two SVG files: `node electron/icons/draw.ts`. It renders
 * with Chromium, which developers have anyway; the containers are simple enough to write by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { icnsOf, icoOf } from './containers.ts';
import type { Picture } from './containers.ts';

const here = import.meta.dirname;
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024] as const;

const executablePath = process.env['LOOPWISE_CHROMIUM'] ?? '/usr/bin/chromium';
const root = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath,
  args: ['--disable-gpu', ...(root ? ['--no-sandbox'] : [])],
});
try {
  for (const name of ['icon', 'document']) {
    const svg = readFileSync(join(here, `${name}.svg`)).toString('base64');
    const pictures: Picture[] = [];
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<body style="margin:0"><img alt="" style="display:block;width:${size}px" ` +
          `src="data:image/svg+xml;base64,${svg}">`,
      );
      pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
      await page.close();
    }
    const png = pictures.find(({ size }) => size === 512);
    writeFileSync(join(here, `${name}.png`), png?.png ?? '');
    writeFileSync(join(here, `${name}.ico`), icoOf(pictures));
    writeFileSync(join(here, `${name}.icns`), icnsOf(pictures));
  }
} finally {
  await browser.close();
}
