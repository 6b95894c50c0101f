/** One interface over the three ways of running Loopwise, so that a spec need not know which. */
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

/** What a host is started with. */
export interface HostOptions {
  /** The built app; by default dist/app. */
  readonly appRoot?: string;
  /** The built shell; by default dist/shell. */
  readonly shellRoot?: string;
  /** A folder of the test's own: profile, user data and backups live there and survive a restart. */
  readonly home: string;
  readonly display?: Display;
  /** Files on the command line, as a double click passes them. */
  readonly files?: readonly string[];
  /** How much of Chromium and of Python there is; see `Surroundings`. Electron has all of both. */
  readonly surroundings?: Surroundings;
}

/**
 * - `usual`: a browser as quick as there is, and Python boots in it.
 * - `no python`: the same, but Python never comes up, as on a slow machine. A boot is most of what a
 *   short spec costs: for those that run nothing and never see whether anything was run.
 * - `whole browser`: a browser that gives the engine's frame a process of its own.
 */
export type Surroundings = 'usual' | 'no python' | 'whole browser';

/** A request that wanted to leave the app. */
export interface OutsideRequest {
  readonly url: string;
  /**
   * Who stopped it: the page's own policy, the shell's guards, or `nobody`, which means that only
   * the net below the test did.
   */
  readonly stoppedBy: 'policy' | 'shell' | 'nobody';
}

/** A running Loopwise. */
export interface Host {
  readonly kind: HostKind;
  /** The page; another object after `restart`. */
  readonly page: Page;
  /** The address of the page without a fragment. */
  readonly url: string;
  /** Where automatic backups go; `undefined` in a browser, which has none. */
  readonly backups: string | undefined;
  /** Answers the next open dialog; `undefined` cancels it. Call it before the dialog opens. */
  readonly chooseFile: (path: string | undefined) => Promise<void>;
  /** Answers the next save dialog; in a browser, the next download is put there. */
  readonly chooseSave: (path: string | undefined) => Promise<void>;
  /** Opens a file as a double click in a file manager does. A browser cannot. */
  readonly openFromOutside: (path: string) => Promise<void>;
  /** Chooses an entry of the native menu by the id of its command. A browser has none. */
  readonly chooseMenu: (id: string) => Promise<void>;
  /** Ends Loopwise and starts it again on the same data, without the files of the command line. */
  readonly restart: () => Promise<void>;
  /** Addresses handed to the person's own browser. */
  readonly openedExternally: () => Promise<readonly string[]>;
  /** Every request so far that was not for the app's own files. */
  readonly outsideRequests: () => readonly OutsideRequest[];
  /** Messages the shell showed in dialogs of its own. */
  readonly shownMessages: () => Promise<readonly string[]>;
  /** Errors of the page and of the main process; a fixture fails the test where any is left. */
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Said by a host that cannot do what was asked; specs skip on `kind` instead of catching this. */
export function cannot(kind: HostKind, what: string): never {
  throw new Error(`The ${kind} host cannot ${what}; skip the spec where host.kind is '${kind}'.`);
}

/** A folder for one test's data, removed with the rest of Playwright's output. */
export function homeOf(info: TestInfo): string {
  return info.outputPath('home');
}
