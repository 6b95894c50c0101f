/**
 * Settings by known names, each with a check and a default. A stored value that does not fit, from
 * another version or by accident, counts as not set and is left where it is.
 */
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { z } from './zod.ts';

const SETTINGS = z.object({
  /** Cards met for the first time in a learning day. */
  newPerDay: z.int().min(0).max(1000).catch(10),
  /** Answers to cards with an interval of days in a learning day. */
  reviewsPerDay: z.int().min(0).max(10_000).catch(200),
  /** SHA-256 (hex) of the shipped deck's package that was taken last. */
  shippedDeck: z.string().catch(''),
});

export type Settings = Readonly<z.output<typeof SETTINGS>>;

export type SettingName = keyof Settings;

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS: Settings = SETTINGS.parse({});

/** All settings, the default wherever nothing fitting is stored. */
export async function loadSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray();
  return SETTINGS.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])));
}

/**
 * Stores one setting. Throws a `StoreError` (`invalid-setting`), and changes nothing, where the
 * value is outside of what the setting allows.
 */
export async function saveSetting<Name extends SettingName>(
  db: Database,
  name: Name,
  value: Settings[Name],
): Promise<void> {
  const parsed = SETTINGS.shape[name].unwrap().safeParse(value);
  if (!parsed.success) {
    const reason = parsed.error.issues.map(({ message }) => message).join('; ');
    throw new StoreError('invalid-setting', `${name} cannot be ${String(value)}: ${reason}`);
  }
  await db.settings.put({ name, value: parsed.data });
}
