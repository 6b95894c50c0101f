/**
 * Which schedules of a program to try next. Pure: randomness is a parameter.
 *
 * After PCT (Burckhardt et al., "A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs",
 * 2010): a bug of depth d needs few things to happen in another order, so each schedule changes one to
 * three conditions and leaves the rest plain. A wait is moved between two moments of the run, since only
 * the order of ends matters, not the time between them.
 */
import type { SiteRow } from '../types.ts';
import type { Condition, Schedule, SentCondition, WaitCondition } from './schedule.ts';

/** The most conditions in which a schedule differs from the plain one. */
export const MOST_CONDITIONS = 3;

/** Multiples of the program's own duration: far sooner, sooner, later, far later. */
const FACTORS = [0.05, 0.4, 3, 20] as const;

/** A number from 0 to below 1. */
export type Chance = () => number;

/** What is known of a program: waits that were seen, and moments between which they may end. */
export interface Known {
  readonly sites: readonly SiteRow[];
  /** Ascending and distinct. */
  readonly moments: readonly number[];
}

/** Adds the waits of another run, and the moments at which something happened in it. */
export function learn(known: Known, sites: readonly SiteRow[], moments: readonly number[]): Known {
  const keys = new Set(known.sites.map(keyOf));
  const fresh = sites.filter((site) => !keys.has(keyOf(site)));
  if (fresh.length === 0 && known.moments.length > 0) return known;
  const ends = sites.map(([, , , seconds, since]) => round(since + seconds));
  const all = new Set([...known.moments, ...ends, ...moments.map(round)]);
  return { sites: [...known.sites, ...fresh], moments: [...all].toSorted((a, b) => a - b) };
}

function keyOf([line, task, nth]: SiteRow): string {
  return `${line} ${task} ${nth}`;
}

/** Each wait moved on its own between all moments, and each line and each task slower or faster. */
export function singles(known: Known): readonly Schedule[] {
  const moved = known.sites.flatMap((site) =>
    targets(site, known.moments).map((takes): Schedule => [movedTo(site, takes)]),
  );
  const waits = known.sites.filter((site) => !isSent(site)).toReversed();
  const firstOf = (place: 0 | 1): readonly SiteRow[] => [
    ...new Map(waits.map((site) => [site[place], site])).values(),
  ];
  return [
    ...moved,
    ...firstOf(0).flatMap((site) => FACTORS.map((factor): Schedule => [lineOf(site, factor)])),
    ...firstOf(1).flatMap((site) => FACTORS.map((factor): Schedule => [taskOf(site, factor)])),
  ];
}

/** One to three random conditions, or one more on top of a schedule that led to something. */
export function randomSchedule(known: Known, found: readonly Schedule[], chance: Chance): Schedule {
  const base = chance() < 0.4 ? pick(found, chance) : undefined;
  const start = (base ?? []).slice(0, MOST_CONDITIONS - 1);
  const depth = chance();
  const wanted = base === undefined ? (depth < 0.3 ? 1 : depth < 0.7 ? 2 : 3) : start.length + 1;
  const schedule: Condition[] = [...start];
  while (schedule.length < wanted) {
    const condition = randomWait(known, chance);
    if (condition === undefined) break;
    schedule.push(condition);
  }
  return schedule;
}

function randomWait(known: Known, chance: Chance): WaitCondition | SentCondition | undefined {
  const site = pick(known.sites, chance);
  if (site === undefined) return undefined;
  const kind = chance();
  const factor = FACTORS[Math.floor(chance() * FACTORS.length)] ?? 3;
  if (kind < 0.24 && !isSent(site))
    return kind < 0.12 ? lineOf(site, factor) : taskOf(site, factor);
  if (kind < 0.5) return movedTo(site, scaled(site, chance));
  return movedTo(site, pick(targets(site, known.moments), chance) ?? scaled(site, chance));
}

/** A typical network delay, in seconds. */
const ON_THE_WAY = 0.1;

/** From a fiftieth to thirty times the program's own duration, small changes as likely as large ones. */
function scaled(site: SiteRow, chance: Chance): number {
  const seconds = isSent(site) ? ON_THE_WAY : site[3];
  return neat(seconds * Math.exp(Math.log(0.02) + chance() * Math.log(1_500)));
}

/** Whether it is in transit over the network. */
function isSent([, , nth]: SiteRow): boolean {
  return nth < 0;
}

function movedTo(site: SiteRow, takes: number): WaitCondition | SentCondition {
  if (!isSent(site)) return waitOf(site, takes);
  const [line, task, nth, , , name] = site;
  return { kind: 'sent', line, task, nth: -nth, name, takes };
}

/** Durations that make a wait end between two moments, before all or after all. */
function targets([, , , seconds, since]: SiteRow, moments: readonly number[]): readonly number[] {
  const later = moments.filter((moment) => moment > since);
  const last = later.at(-1) ?? since + seconds;
  const places = later.map((moment, at) => (moment + (later[at - 1] ?? since)) / 2);
  return [...places, last + Math.max(0.5, seconds), ...later]
    .map((moment) => neat(moment - since))
    .filter((takes) => takes > 0 && takes !== seconds);
}

function waitOf([line, task, nth, plain, , name]: SiteRow, takes: number): WaitCondition {
  return { kind: 'wait', line, shown: line, task, nth, name, plain, takes, unit: 'seconds' };
}

/** All waits at the line of `site`. */
function lineOf([line]: SiteRow, takes: number): WaitCondition {
  const any = { task: 0, nth: 0, name: '', plain: 0 } as const;
  return { kind: 'wait', line, shown: line, ...any, takes, unit: 'times' };
}

/** All waits of the task of `site`. */
function taskOf([shown, task, , , , name]: SiteRow, takes: number): WaitCondition {
  return { kind: 'wait', line: 0, shown, task, nth: 0, name, plain: 0, takes, unit: 'times' };
}

function pick<T>(from: readonly T[], chance: Chance): T | undefined {
  return from[Math.floor(chance() * from.length)];
}

function neat(value: number): number {
  return Number(value.toPrecision(3));
}

function round(value: number): number {
  return Number(value.toFixed(6));
}
