import { describe, expect, it } from 'vitest';
import { FORMS } from '#schedule/forms.ts';
import { expectedTime } from '#schedule/rate.ts';
import { createBackup } from '#store/backup.ts';
import { restoreBackup } from '../fixtures/backups.ts';
import { recordAnswer } from '#store/reviews.ts';
import { reviewRow } from '#store/row-schemas.ts';
import { NOW, THREE, answerTo, contents, openFresh, openWith } from './fixtures.ts';

describe.each(FORMS)('an answer in the form %s', (form) => {
  it('passes the schema of its row unchanged, and is restored from a backup', async () => {
    const db = await openWith(THREE);
    const { review: plain } = await recordAnswer(db, { ...(await answerTo(db, 'one')), form });
    const review = { ...plain, reason: 0 as const };
    await db.reviews.put(review);
    expect(reviewRow.parse(review)).toEqual(review);
    const other = await openFresh();
    expect(await restoreBackup(other, await createBackup(db, NOW))).toMatchObject({ ok: true });
    expect(await contents(other)).toEqual(await contents(db));
  });

  it('has a time in which it is answered', () => {
    expect(expectedTime({ form, programLines: 1, answerLines: 1 })).toBeGreaterThan(0);
  });
});
