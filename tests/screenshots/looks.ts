/** How the page is displayed for its pictures: themes, sizes, enlarged, forced colours. */
import type { CDPSession, Page } from 'playwright/test';
import type { Take } from './around.ts';

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors?: 'active';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scale?: number;
}

const LARGE = { width: 1280, height: 800 };
const SMALL = { width: 900, height: 640 };

/** By the suffix of the pictures' names; the first is that of the walk. */
export const LOOKS = {
  'light-1280': { colorScheme: 'light', viewport: LARGE },
  'dark-1280': { colorScheme: 'dark', viewport: LARGE },
  'light-900': { colorScheme: 'light', viewport: SMALL },
  'dark-900': { colorScheme: 'dark', viewport: SMALL },
  'zoom-150': zoomed(1.5),
  'zoom-200': zoomed(2),
  'forced': { colorScheme: 'light', viewport: LARGE, forcedColors: 'active' },
} as const satisfies Readonly<Record<string, Look>>;

export type LookName = keyof typeof LOOKS;

/** A window of the larger size with everything enlarged by this factor. */
function zoomed(scale: number): Look {
  const viewport = {
    width: Math.round(LARGE.width / scale),
    height: Math.round(LARGE.height / scale),
  };
  return { colorScheme: 'light', viewport, scale };
}

/**
 * Takes a picture of a page in each of these looks. One walk through the app serves all of them: it
 * is much slower than the pictures.
 */
export async function photographer(
  page: Page,
  looks: readonly LookName[],
  save: (name: string, png: Buffer) => void,
): Promise<Take> {
  const cdp = await page.context().newCDPSession(page);
  return async (name) => {
    for (const look of looks) {
      await display(page, cdp, LOOKS[look]);
      save(`${name}-${look}`, await page.screenshot({ animations: 'disabled' }));
    }
    await display(page, cdp, LOOKS['light-1280']);
  };
}

async function display(page: Page, cdp: CDPSession, look: Look): Promise<void> {
  const { colorScheme, forcedColors = 'none', viewport, scale: deviceScaleFactor = 1 } = look;
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.setViewportSize(viewport);
  const metrics = { ...viewport, deviceScaleFactor, mobile: false };
  await cdp.send('Emulation.setDeviceMetricsOverride', metrics);
  // What is drawn on a canvas follows its size in the next frame.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}
