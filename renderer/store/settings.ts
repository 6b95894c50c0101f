/**
 * Settings with known names, each with a check and a default. An invalid stored value, from another
 * version or an accident, counts as not set and is not removed.
 *
 * The checks are written by hand: they run at every start, which a schema library would slow down.
 */
import { FORMS } from '#schedule/forms.ts';
import type { Form } from '#schedule/forms.ts';
import { LENGTH_NAMES } from '#schedule/length.ts';
import type { LengthName } from '#schedule/length.ts';
import { RETENTION } from '#schedule/memory.ts';
import { USUAL_NEW } from '#schedule/pace.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';

/** The contents of the playground, which survive a restart. */
export interface KeptPrograms {
  readonly own: string;
  /** The last question's program, as asked and as changed by the learner. */
  readonly question?: {
    readonly id: string;
    readonly title: string;
    readonly program: string;
    readonly changed: string;
  };
  readonly shown: 'own' | 'question';
}

/** A check of beliefs that was paused. */
export interface KeptCheck {
  /** The id of the session that has its answers. */
  readonly sessionId: string;
  readonly deckId: string;
  readonly units: readonly string[];
}

/** A question that the next session should ask because of a belief. */
export interface WantedCard {
  readonly cardId: string;
  /** The belief, as a sentence. */
  readonly belief: string;
}

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Settings {
  /** Light or dark, or as the system is. */
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** New cards in a learning day. */
  readonly newPerDay: number;
  /** Answers to cards with an interval of days in a learning day. */
  readonly reviewsPerDay: number;
  /** How long a session is to be. */
  readonly sessionLength: LengthName;
  /** Whether the hints at the first question were seen, or dismissed. */
  readonly tourSeen: boolean;
  /** Forms that were introduced when they first came up. */
  readonly formsMet: readonly Form[];
  /** SHA-256 (hex) of the last shipped deck that was stored. */
  readonly shippedDeck: string;
  /** Minutes a day that the learner has chosen; undefined for the usual time. */
  readonly minutesPerDay: number | undefined;
  /** The learner's usual minutes a day; undefined if not known. */
  readonly usualMinutes: number | undefined;
  /** Days of the week with little to do; 0 is Sunday. */
  readonly easyDays: readonly number[];
  /**
   * The probability of recall at which a deck's questions come back, by its id, if it is not the
   * default.
   */
  readonly retention: Readonly<Record<string, number>>;
  /**
   * Nothing is asked before this moment (ms since the epoch); undefined if the learner is not away.
   */
  readonly awayUntil: number | undefined;
  /** Undefined if the playground was never used. */
  readonly playground: KeptPrograms | undefined;
  /** Undefined if no check is in progress. */
  readonly check: KeptCheck | undefined;
  /** Questions that the learner's beliefs require of the next session. */
  readonly wanted: readonly WantedCard[];
}

export type SettingName = keyof Settings;

/** The defaults. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 'normal',
  newPerDay: USUAL_NEW,
  reviewsPerDay: 200,
  sessionLength: 'all',
  tourSeen: false,
  formsMet: [],
  shippedDeck: '',
  minutesPerDay: undefined,
  usualMinutes: undefined,
  easyDays: [],
  retention: {},
  awayUntil: undefined,
  playground: undefined,
  check: undefined,
  wanted: [],
};

interface Check {
  readonly fits: (value: unknown) => boolean;
  /** What would be valid, in words. */
  readonly wanted: string;
}

function wholeNumber(most: number): Check {
  return {
    fits: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most,
    wanted: `a whole number from 0 to ${most}`,
  };
}

/** A check that also accepts undefined. */
function orNothing({ fits, wanted }: Check): Check {
  return {
    fits: (value) => value === undefined || fits(value),
    wanted: `${wanted}, or nothing`,
  };
}

/** The most minutes that anyone learns in a day. */
const MOST_MINUTES = 600;

/** The longest program that is stored, in characters: far longer than anyone types. */
export const LONGEST_PROGRAM = 200_000;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isProgram(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_PROGRAM;
}

function areKeptPrograms(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { own, question, shown } = value;
  const fits =
    question === undefined ||
    (isRecord(question) &&
      typeof question['id'] === 'string' &&
      typeof question['title'] === 'string' &&
      isProgram(question['program']) &&
      isProgram(question['changed']));
  return (
    fits && isProgram(own) && (shown === 'own' || (shown === 'question' && isRecord(question)))
  );
}

function isKeptCheck(value: unknown): boolean {
  if (!isRecord(value)) return value === undefined;
  const { sessionId, deckId, units } = value;
  return (
    typeof sessionId === 'string' &&
    typeof deckId === 'string' &&
    Array.isArray(units) &&
    units.every((unit) => typeof unit === 'string')
  );
}

function areWanted(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        isRecord(one) && typeof one['cardId'] === 'string' && typeof one['belief'] === 'string',
    )
  );
}

function oneOf(names: readonly string[]): Check {
  return {
    fits: (value) => typeof value === 'string' && names.includes(value),
    wanted: `one of ${names.join(', ')}`,
  };
}

const CHECKS: Readonly<Record<SettingName, Check>> = {
  theme: oneOf(THEMES),
  textSize: oneOf(TEXT_SIZES),
  newPerDay: wholeNumber(1000),
  reviewsPerDay: wholeNumber(10_000),
  sessionLength: oneOf(LENGTH_NAMES),
  tourSeen: { fits: (value) => typeof value === 'boolean', wanted: 'true or false' },
  formsMet: {
    fits: (value) => Array.isArray(value) && value.every((form) => FORMS.includes(form as Form)),
    wanted: `a list of ${FORMS.join(', ')}`,
  },
  shippedDeck: { fits: (value) => typeof value === 'string', wanted: 'a text' },
  minutesPerDay: orNothing(wholeNumber(MOST_MINUTES)),
  usualMinutes: orNothing(wholeNumber(MOST_MINUTES)),
  easyDays: {
    fits: (value) =>
      Array.isArray(value) &&
      value.length <= 7 &&
      value.every((day) => Number.isInteger(day) && day >= 0 && day < 7),
    wanted: 'days of the week from 0 to 6',
  },
  retention: {
    fits: (value) =>
      isRecord(value) &&
      Object.values(value).every(
        (one) => typeof one === 'number' && one >= RETENTION.least && one <= RETENTION.most,
      ),
    wanted: `numbers from ${RETENTION.least} to ${RETENTION.most} by the ids of decks`,
  },
  awayUntil: orNothing({ fits: (value) => Number.isFinite(value), wanted: 'a moment' }),
  playground: {
    fits: areKeptPrograms,
    wanted: `programs of at most ${LONGEST_PROGRAM} characters`,
  },
  check: { fits: isKeptCheck, wanted: 'a check, or nothing' },
  wanted: { fits: areWanted, wanted: 'cards, each with a belief' },
};

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(CHECKS, name);
}

/** All settings, with defaults for missing and invalid values. */
export async function loadSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray();
  const fitting = rows.filter(({ name, value }) => isSetting(name) && CHECKS[name].fits(value));
  return {
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(fitting.map(({ name, value }) => [name, value])),
  };
}

/**
 * Stores one setting. Throws a `StoreError` (`invalid-setting`), and changes nothing, if the value
 * is not allowed.
 */
export async function saveSetting<Name extends SettingName>(
  db: Database,
  name: Name,
  value: Settings[Name],
): Promise<void> {
  const { fits, wanted } = CHECKS[name];
  if (!fits(value)) {
    const given = typeof value === 'object' ? 'that' : String(value);
    const message = `${name} cannot be ${given}; it has to be ${wanted}.`;
    throw new StoreError('invalid-setting', message);
  }
  await db.settings.put({ name, value });
}
