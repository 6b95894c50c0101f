/** One interface over the three ways to run Loopwise, so that a spec need not know which it is. */
import path from 'node:path';
import type { Page, TestInfo } from 'playwright/test';

/** `browser`: the loopback server. `stand-in`: the real shell on a double. `electron`: Electron. */
export type HostKind = 'browser' | 'stand-in' | 'electron';

/** How the page is to be displayed; a subset of Playwright's own options. */
export interface Display {
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly colorScheme?: 'light' | 'dark' | 'no-preference' | null;
  readonly reducedMotion?: 'reduce' | 'no-preference' | null;
  readonly forcedColors?: 'active' | 'none' | null;
  readonly deviceScaleFactor?: number;
  readonly locale?: string;
  readonly timezoneId?: string;
}

/** The options of a host. */
export interface HostOptions {
  /** The built app; by default dist/app. */
  readonly appRoot?: string;
  /** The built shell; by default dist/shell. */
  readonly shellRoot?: string;
  /** The test's own folder for the profile, user data and backups, which survive a restart. */
  readonly home: string;
  readonly display?: Display;
  /** Files on the command line, as a double click passes them. */
  readonly files?: readonly string[];
  /** How complete Chromium and Python are; see `Surroundings`. Electron always has all of both. */
  readonly surroundings?: Surroundings;
}

/**
 * - `usual`: the fastest browser available, in which Python boots.
 * - `no python`: the same, but Python never starts, as on a slow machine. A boot is most of the
 *   cost of a short spec: for those that run nothing and never see whether anything was run.
 * - `whole browser`: a browser that gives the engine's frame a process of its own.
 */
export type Surroundings = 'usual' | 'no python' | 'whole browser';

/** A request to anything outside the app. */
export interface OutsideRequest {
  readonly url: string;
  /**
   * What stopped it: the page's own policy, the shell's guards, or `nobody`, which means that only
   * the net below the test did.
   */
  readonly stoppedBy: 'policy' | 'shell' | 'nobody';
}

/** A running Loopwise. */
export interface Host {
  readonly kind: HostKind;
  /** The page; another object after `restart`. */
  readonly page: Page;
  /** The URL of the page without its fragment. */
  readonly url: string;
  /** The folder of automatic backups; `undefined` in a browser, which has none. */
  readonly backups: string | undefined;
  /** Answers the next open dialog; `undefined` cancels it. Call it before the dialog opens. */
  readonly chooseFile: (path: string | undefined) => Promise<void>;
  /** Answers the next save dialog; in a browser, the next download is saved there. */
  readonly chooseSave: (path: string | undefined) => Promise<void>;
  /** Opens a file like a double click in a file manager. Not available in a browser. */
  readonly openFromOutside: (path: string) => Promise<void>;
  /** Chooses an entry of the native menu by its command's id. A browser has none. */
  readonly chooseMenu: (id: string) => Promise<void>;
  /** Ends Loopwise and starts it again on the same data, without the files of the command line. */
  readonly restart: () => Promise<void>;
  /** URLs handed to the person's own browser. */
  readonly openedExternally: () => Promise<readonly string[]>;
  /** Every request so far to anything but the app's own files. */
  readonly outsideRequests: () => readonly OutsideRequest[];
  /** Messages that the shell showed in native dialogs. */
  readonly shownMessages: () => Promise<readonly string[]>;
  /** Errors of the page and of the main process; a fixture fails the test if any is left. */
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Thrown by a host that cannot do what was asked; specs skip on `kind` rather than catch it. */
export function cannot(kind: HostKind, what: string): never {
  throw new Error(`The ${kind} host cannot ${what}; skip the spec where host.kind is '${kind}'.`);
}

/**
 * A folder for one test's data, removed with the rest of Playwright's output. Its name is not the title:
 * where the locale is not UTF-8, Chromium opens no database below a name that is not ASCII.
 */
export function homeOf({ project, testId, repeatEachIndex }: TestInfo): string {
  return path.join(project.outputDir, `home-${testId}-${repeatEachIndex}`);
}
