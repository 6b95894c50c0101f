/** What a command is, and when the commands of a scope are on. */
import type { StoreApi } from 'zustand/vanilla';
import type { MenuCommand } from '#platform/platform.ts';
import type { AppState } from '#session/app.ts';
import type { InsightStores } from '#session/insight/stores.ts';
import type { Lazy } from '#session/lazy.ts';
import type { PlaygroundState } from '#session/playground.ts';
import type { ReplayState } from '#session/replay.ts';
import type { ReviewState } from '#session/review/store.ts';
import { tourStep } from '#session/review/tour.ts';
import { unanswered } from '#session/review/phase.ts';
import { topLayer } from '#session/view.ts';

export interface Stores {
  readonly app: StoreApi<AppState>;
  readonly review: StoreApi<ReviewState>;
  readonly playground: StoreApi<PlaygroundState>;
  readonly replay: StoreApi<ReplayState>;
  /** The stores of the insight screen; its commands are only on once they are loaded. */
  readonly insights: Lazy<InsightStores>;
}

/** The scopes of commands, innermost first: a key runs the first command that is on. */
export const SCOPES = [
  'card',
  'dialog',
  'replay',
  'playground',
  'write',
  'tour',
  'reason',
  'question',
  'verdict',
  'summary',
  'session',
  'home',
  'check',
  'insight',
  'everywhere',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The sections of the help, in order. */
export const GROUPS = [
  'Anywhere',
  'Question',
  'This question',
  'Verdict',
  'Playground',
  'Writing',
  'Replay',
] as const;

export interface Command {
  readonly id: string;
  readonly title: string;
  /**
   * Keys as named by `KeyboardEvent.key`, with `Mod+` for Control or Command. A key without `Mod+`
   * is off while something is typed.
   */
  readonly keys: readonly string[];
  readonly scope: Scope;
  /** Its section in the help; commands without one are not listed. */
  readonly group?: (typeof GROUPS)[number];
  readonly menu?: MenuCommand['menu'];
  readonly accelerator?: string;
  /** Holding the key down repeats it. */
  readonly repeats?: boolean;
  /** Whether its scope is on and it is possible now. */
  readonly when: () => boolean;
  readonly run: () => void;
}

/** A command in its scope's file; without `when` it is on whenever the scope is. */
export type ScopedCommand = Omit<Command, 'scope' | 'when'> & Partial<Pick<Command, 'when'>>;

/** Whether the commands of a scope are on, given the screen and its layers. */
export function isOn(scope: Scope, { app, review, insights }: Stores): boolean {
  const { screen, layers } = app.getState();
  const layer = topLayer({ layers })?.kind;
  switch (scope) {
    case 'dialog':
      return isDialog(layer);
    case 'card':
    case 'replay':
    case 'playground':
    case 'write':
      return layer === scope;
    case 'everywhere':
      return !isDialog(layer);
    case 'home':
    case 'insight':
      return layer === undefined && screen === scope;
    case 'check':
      return layer === undefined && screen === 'insight' && isChecking(insights);
    case 'tour':
    case 'reason':
    case 'question':
    case 'verdict':
    case 'summary':
    case 'session':
      return layer === undefined && screen === 'review' && isOnInSession(scope, review.getState());
  }
}

/** Whether a check of beliefs is on top. */
export function isChecking(insights: Stores['insights']): boolean {
  const kind = insights.now()?.insight.getState().check.kind ?? 'off';
  return kind !== 'off' && kind !== 'over';
}

function isDialog(layer: string | undefined): boolean {
  return layer !== undefined && !['replay', 'playground', 'write'].includes(layer);
}

function isOnInSession(scope: Scope, { phase, tour }: ReviewState): boolean {
  if (scope === 'tour') return tour && tourStep(phase) !== undefined;
  if (scope === 'reason') return phase.kind === 'reasoning';
  if (scope === 'question') return unanswered(phase) !== undefined;
  if (scope === 'verdict') return phase.kind === 'judged' || phase.kind === 'broken';
  return scope === 'session' || phase.kind === 'over';
}
