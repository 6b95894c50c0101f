/** The rows of every table that is backed up: their types, their schemas, and their validation. */
import { z } from '#format/zod.ts';
import type { BackedUp } from './backup-file.ts';
import { cardRow, deckRow, questionRow, reviewRow, sessionRow, settingRow } from './row-schemas.ts';
import type {
  CardRow,
  DeckRow,
  PackageRow,
  QuestionRow,
  ReviewRow,
  SessionRow,
  SettingRow,
} from './rows.ts';

export interface RowTypes {
  readonly decks: DeckRow;
  readonly packages: PackageRow;
  readonly questions: QuestionRow;
  readonly cards: CardRow;
  readonly reviews: ReviewRow;
  readonly sessions: SessionRow;
  readonly settings: SettingRow;
}

type Checks = {
  readonly [Table in BackedUp]: {
    readonly key: string;
    readonly schema: z.ZodType<RowTypes[Table]>;
  };
};

const CHECKS: Checks = {
  decks: { key: 'id', schema: deckRow },
  packages: {
    key: 'deckId',
    schema: z.object({
      deckId: z.string().min(1),
      bytes: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
    }),
  },
  questions: { key: 'id', schema: questionRow },
  cards: { key: 'id', schema: cardRow },
  reviews: { key: 'id', schema: reviewRow },
  sessions: { key: 'id', schema: sessionRow },
  settings: { key: 'name', schema: settingRow },
};

/** The field that is a table's key. */
export function keyOf(table: BackedUp): string {
  return CHECKS[table].key;
}

/** The key of a row as stored in its table, whatever else may be wrong with it. */
export function keyIn(table: BackedUp, row: unknown): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, CHECKS[table].key) : undefined;
}

export type CheckedRow<Row> =
  | { readonly ok: true; readonly row: Row }
  /** What is wrong with it, for the middle of a sentence. */
  | { readonly ok: false; readonly reason: string };

/** A value as a row of a table, without unknown fields. */
export function checkRow<Table extends BackedUp>(
  table: Table,
  value: unknown,
): CheckedRow<RowTypes[Table]> {
  const parsed = CHECKS[table].schema.safeParse(value);
  return parsed.success
    ? { ok: true, row: parsed.data }
    : { ok: false, reason: reasonOf(parsed.error) };
}

/** A value may have thousands of problems; the first few identify it. */
const MAX_REASONS = 3;

/** The problems that a schema found, for the middle of a sentence. */
export function reasonOf(error: z.ZodError): string {
  const said = error.issues
    .slice(0, MAX_REASONS)
    .map(({ path, message }) =>
      (path.length > 0 ? `${path.join('.')}: ${message}` : message).slice(0, 200),
    );
  const left = error.issues.length - said.length;
  return [...said, ...(left > 0 ? [`and ${left} more`] : [])].join('; ');
}
