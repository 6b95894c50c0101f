/** How long a learner usually learns a day, kept so that a start need not read weeks of answers. */
import { usualMinutes } from '#schedule/budget.ts';
import { recentAnswers } from '#store/recent.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Services } from './services.ts';

/** Rows of the log that are read: weeks for whoever answers a hundred a day. */
const READ = 3000;

/** Works out the usual minutes of a day from the latest answers, and keeps them where they changed. */
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
