/**
 * `node tests/learner/run.ts [DAYS] [SEED] [BACKUP]`: simulates a newcomer's days over the built
 * deck (`npm run build`). Prints the answers and minutes of each day and the forms met; exits with 1
 * if one of the first ten days takes more than 25 minutes, or a form was not met by the seventh.
 * With a name for it, writes a backup of what the learner has then, to look at in the app.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { openNodeEngine } from '#engine/box/node.ts';
import { FORMS } from '#schedule/forms.ts';
import type { Form } from '#schedule/forms.ts';
import { createBackup } from '#store/backup.ts';
import { createNewcomer } from './simulate.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../../dist/app/decks/asyncio.loopwise');
/** Seven in the evening, every day. */
const START = Date.UTC(2026, 0, 5, 19);

const MOST_MINUTES = 25;
const WATCHED_DAYS = 10;
const FORMS_BY = 7;

const days = Number(process.argv[2] ?? 16);
const seed = Number(process.argv[3] ?? 1);
const backup = process.argv[4];
const deck = new Uint8Array(await readFile(process.env['LOOPWISE_DECK'] ?? PACKAGE));
const engine = await openNodeEngine();
const newcomer = await createNewcomer({ deck, engine, seed, at: START });

let failed = false;
const metOn = new Map<Form, number>();
for (let day = 1; day <= days; day += 1) {
  const { answers, fresh, reasons, minutes, forms } = await newcomer.live(day);
  for (const form of forms) if (!metOn.has(form)) metOn.set(form, day);
  const long = day <= WATCHED_DAYS && minutes > MOST_MINUTES;
  failed ||= long;
  const text = `day ${day}: ${answers} answers, ${fresh} new, ${reasons} reasons, ${minutes.toFixed(1)} min`;
  process.stdout.write(`${text}${long ? ` (more than ${MOST_MINUTES})` : ''}\n`);
}
for (const form of FORMS) {
  const day = metOn.get(form);
  const late = day === undefined || day > FORMS_BY;
  failed ||= late && days >= FORMS_BY;
  process.stdout.write(`${form}: ${day === undefined ? 'not met' : `day ${day}`}\n`);
}
if (backup !== undefined) {
  await writeFile(backup, await createBackup(newcomer.db, newcomer.now()));
}
engine.close();
process.exit(failed ? 1 : 0);
