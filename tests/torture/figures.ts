/** The plan of the torture and its results. */

/** How much of everything; each part takes at most its share of `minutes`. */
export interface Plan {
  readonly seed: number;
  /** Kills while the store is given answers, and how many of them kill the whole browser. */
  readonly kills: number;
  readonly browserKills: number;
  /** How often the database files are damaged after the browser was killed. */
  readonly ruins: number;
  /** The percentage of windows that are workers of a page, which can be ended much sooner. */
  readonly workers: number;
  /** It continues until there are this many answers as well. */
  readonly answers: number;
  /** Kills while the app itself is used by keyboard. */
  readonly screens: number;
  readonly imports: number;
  /** Imports and exports on the app's screens. */
  readonly files: number;
  readonly upgrades: number;
  readonly restores: number;
  readonly damages: number;
  readonly quotas: number;
  /** It ends after this many minutes with what was done by then. */
  readonly minutes: number;
}

/** The results. Everything from `lost` on must be zero. */
export interface Figures {
  /** Acknowledged answers, including those given on the screens. */
  answers: number;
  undone: number;
  /** All kills while answering, including those on the screens. */
  kills: number;
  browserKills: number;
  /** The kills, of all kinds, that ended only a worker. */
  workerKills: number;
  /** Of these, the ones on the screens. */
  screenAnswers: number;
  screenKills: number;
  /** The most windows at once. */
  windows: number;
  quotas: number;
  ruins: number;
  /** Databases that were damaged or lost, and restored from a backup and the journal. */
  recovered: number;
  imports: number;
  files: number;
  upgrades: number;
  restores: number;
  damages: number;
  repaired: number;
  /** How long it took. */
  seconds: number;
  lost: number;
  doubled: number;
  disagreements: number;
  partial: number;
  complaints: string[];
}

/** Nothing done yet. */
export function noFigures(): Figures {
  return {
    answers: 0,
    undone: 0,
    kills: 0,
    browserKills: 0,
    workerKills: 0,
    screenAnswers: 0,
    screenKills: 0,
    windows: 0,
    quotas: 0,
    ruins: 0,
    recovered: 0,
    imports: 0,
    files: 0,
    upgrades: 0,
    restores: 0,
    damages: 0,
    repaired: 0,
    seconds: 0,
    lost: 0,
    doubled: 0,
    disagreements: 0,
    partial: 0,
    complaints: [],
  };
}

/** The sums of the figures of several parts. */
export function totalOf(parts: readonly Figures[]): Figures {
  const total = noFigures();
  for (const part of parts) {
    for (const name of Object.keys(total) as (keyof Figures)[]) {
      if (name === 'complaints') total.complaints.push(...part.complaints);
      else if (name === 'windows') total.windows = Math.max(total.windows, part.windows);
      else total[name] += part[name];
    }
  }
  return total;
}

/** Whether nothing failed. */
export function isClean(figures: Figures): boolean {
  const { lost, doubled, disagreements, partial, complaints } = figures;
  return lost + doubled + disagreements + partial + complaints.length === 0;
}

/** The figures as lines; the last gives the result. */
export function resultOf(figures: Figures): string {
  const { answers, undone, kills, browserKills, workerKills, screenAnswers, screenKills, windows } =
    figures;
  const {
    quotas,
    ruins,
    recovered,
    imports,
    files,
    upgrades,
    restores,
    damages,
    repaired,
    seconds,
  } = figures;
  const { lost, doubled, disagreements, partial, complaints } = figures;
  return [
    `${kills} kills while answering`,
    `${answers} acknowledged answers, of which ${undone} were taken back; up to ${windows} windows at once; ${quotas} times a full disk`,
    `of these ${screenKills} kills and ${screenAnswers} answers by way of the app's screens`,
    `${imports} imports, ${files} imports and exports on the app's screens, ${upgrades} upgrades and ${restores} restores interrupted; ${damages} times rows damaged, ${repaired} findings repaired`,
    `${ruins} times the database's files damaged from outside; ${recovered} times a lost database brought back`,
    `${workerKills} of all these were ended by killing a worker, the others a page or the browser, which died ${browserKills} times`,
    `lost ${lost}, doubled ${doubled}, disagreements ${disagreements}, partial ${partial}, complaints ${complaints.length} (${Math.round(seconds)} s)`,
  ].join('\n');
}
