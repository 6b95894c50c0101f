import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseWindowState, placeWindow } from '../../electron/window-state.ts';
import { openMain, temporaryFolder } from './boot-main.ts';

const main = { x: 0, y: 0, width: 1920, height: 1040 } as const;
const right = { x: 1920, y: 0, width: 1280, height: 1024 } as const;
const at = (x: number, y: number, width = 900, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('where the window opens', () => {
  test('where it was, on either display', () => {
    expect(placeWindow(at(100, 50), [main, right])).toEqual({
      size: { width: 900, height: 700 },
      position: { x: 100, y: 50 },
      maximized: false,
    });
    expect(placeWindow(at(2000, 50), [main, right]).position).toEqual({ x: 2000, y: 50 });
  });

  test.each([
    ['its display is gone', at(2000, 50)],
    ['it is above the screen', at(100, -500)],
    ['its title bar is above the screen', at(100, -1)],
    ['it is below the screen', at(100, 1039)],
    ['too little of it is left to take hold of', at(-850, 50)],
    ['nothing is remembered', undefined],
  ])('in the middle, in its default size, if %s', (_why, state) => {
    expect(placeWindow(state, [main])).toEqual({
      size: { width: 1160, height: 800 },
      position: undefined,
      maximized: false,
    });
  });

  test('never larger than the display nor smaller than the review needs', () => {
    expect(placeWindow(at(0, 0, 9000, 9000), [main]).size).toEqual({ width: 1920, height: 1040 });
    expect(placeWindow(at(0, 0, 130, 40), [main]).size).toEqual({ width: 480, height: 420 });
    const small = { x: 0, y: 0, width: 1024, height: 600 };
    expect(placeWindow(undefined, [small]).size).toEqual({ width: 1024, height: 600 });
  });
});

describe('what is remembered', () => {
  test.each(['', '{', 'null', '[]', '{"bounds":{}}', '{"bounds":{"x":"0","y":0}}', '{"bounds":1}'])(
    '%j is ignored',
    (text) => {
      expect(parseWindowState(text)).toBeUndefined();
    },
  );

  test('values that are not numbers are ignored', () => {
    expect(
      parseWindowState('{"bounds":{"x":1e999,"y":0,"width":900,"height":700}}'),
    ).toBeUndefined();
  });

  test('main writes it when the window closes and reopens there', async () => {
    const userData = temporaryFolder();
    const first = await openMain({ userData });
    const window = first.windows.all()[0];
    Object.assign(window ?? {}, { bounds: at(300, 200).bounds, maximized: true });
    window?.close();
    expect(JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))).toEqual({
      bounds: { x: 300, y: 200, width: 900, height: 700 },
      maximized: true,
    });
    const again = (await openMain({ userData })).windows.all()[0];
    expect(again?.options).toMatchObject({ x: 300, y: 200, width: 900, height: 700 });
    expect(again?.maximized).toBe(true);
  });

  test('a place that no longer exists does not put the window out of reach', async () => {
    const userData = temporaryFolder();
    writeFileSync(join(userData, 'window.json'), JSON.stringify(at(5000, 5000)));
    const { windows } = await openMain({ userData, workAreas: [main] });
    expect(windows.all()[0]?.options).not.toHaveProperty('x');
  });
});
