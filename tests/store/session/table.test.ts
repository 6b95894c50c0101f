/**
 * An imported table: previewed with the meanings of its columns, read again with others, then
 * added.
 */
import { describe, expect, it } from 'vitest';
import { openEmpty } from '../../fixtures/session.ts';

const sums = {
  kind: 'deck',
  name: 'sums.csv',
  bytes: new TextEncoder().encode('Ask,So it is,Not\nWhat is 2 * 2?,4,5\nWhat is 3 * 3?,9,6\n'),
} as const;

describe('a table', () => {
  it('with other column names is read once they are given a meaning', async () => {
    const { app, db } = await openEmpty();
    await app.getState().receive(sums);
    expect(app.getState().incoming).toMatchObject({
      kind: 'refused',
      table: { head: { names: ['Ask', 'So it is', 'Not'] } },
    });
    await app.getState().mapColumns({ named: true, columns: ['prompt', 'answer', 'wrong1'] });
    expect(app.getState().incoming).toMatchObject({
      kind: 'deck',
      read: { difference: { added: ['what-is-2-2', 'what-is-3-3'] } },
      table: { head: { mapping: { columns: ['prompt', 'answer', 'wrong1'] } } },
    });
    await app.getState().mapColumns({ named: true, columns: ['prompt', 'wrong1', 'answer'] });
    await app.getState().accept();
    expect(await db.questions.get('imported.sums/what-is-2-2')).toMatchObject({
      question: {
        choices: [
          { correct: true, text: '5' },
          { correct: false, text: '4' },
        ],
      },
    });
  });

  it('has no columns if another file is shown', async () => {
    const { app } = await openEmpty();
    await app.getState().receive({ ...sums, name: 'sums.loopwise' });
    const { incoming } = app.getState();
    expect(incoming).not.toHaveProperty('table');
    await app.getState().mapColumns({ named: true, columns: ['prompt', 'answer', 'wrong1'] });
    expect(app.getState().incoming).toBe(incoming);
  });
});
