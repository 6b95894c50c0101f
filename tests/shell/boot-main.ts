/** Runs main.ts unchanged on the double of Electron. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { createElectronDouble } from '../e2e/hosts/stand-in/electron-double.ts';
import type { DoubleOptions, ElectronDouble } from '../e2e/hosts/stand-in/electron-double.ts';

/** The top frame of the entry document, the only sender that main may trust. */
export const page = { url: 'app://loopwise/index.html', top: true } as const;

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loopwise-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Boots main up to, but not including, `ready`. */
export async function bootMain(
  options: Partial<DoubleOptions> & { readonly argv?: readonly string[] } = {},
): Promise<ElectronDouble> {
  const folder = temporaryFolder();
  const double = createElectronDouble({
    userData: folder,
    documents: folder,
    packaged: true,
    ...options,
  });
  vi.resetModules();
  vi.doMock('electron', () => double.electron);
  const argv = process.argv;
  process.argv = ['loopwise', ...(options.argv ?? [])];
  try {
    await import('../../electron/main.ts');
  } finally {
    process.argv = argv;
  }
  return double;
}

/** Boots main and opens its window. */
export async function openMain(
  options: Parameters<typeof bootMain>[0] = {},
): Promise<ElectronDouble> {
  const double = await bootMain(options);
  await double.becomeReady();
  return double;
}
