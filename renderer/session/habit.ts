/**
 * How long a learner usually learns a day, stored so that a start need not read weeks of answers.
 */
import { usualMinutes } from '#schedule/budget.ts';
import { recentAnswers } from '#store/recent.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Services } from './services.ts';

/** Rows of the log that are read: weeks for a learner who answers a hundred a day. */
const READ = 3000;

/**
 * Calculates the usual minutes of a day from the latest answers, and stores them if they changed.
 */
export async function noteHabit({
  db,
  calendar,
}: Pick<Services, 'db' | 'calendar'>): Promise<void> {
  const [answers, settings] = await Promise.all([recentAnswers(db, READ), loadSettings(db)]);
  const minutes = usualMinutes(answers, calendar);
  if (minutes !== undefined && minutes !== settings.usualMinutes) {
    await saveSetting(db, 'usualMinutes', minutes);
  }
}
