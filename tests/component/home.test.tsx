import { act, cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { GoodBackup } from '#session/data/loss.ts';
import type { Addition } from '#store/journal.ts';
import { Home } from '#features/home/home.tsx';
import type { Overview, Today } from '#session/home.ts';
import { DEFAULT_SETTINGS } from '#store/settings.ts';
import { screenOf } from '../fixtures/screen.tsx';

const TODAY: Today = {
  due: 3,
  fresh: 2,
  done: 0,
  room: 4,
  minutes: 6,
  hasDecks: true,
  next: undefined,
  at: Date.UTC(2026, 10, 22, 12),
  waits: false,
  awayUntil: undefined,
  damaged: 0,
  clock: undefined,
  paused: undefined,
};
const LEFT = { unit: 'minutes', count: 4 } as const;

const show = (today: Partial<Today> = {}) =>
  screenOf(<Home />, { app: { today: { ...TODAY, ...today }, settings: DEFAULT_SETTINGS } });

describe('a problem', () => {
  it('with the clock is shown before the first answer, and can be corrected', async () => {
    const [at, last] = [Date.UTC(1970, 0, 1), Date.UTC(2026, 10, 22)];
    const { user, appActions } = show({ clock: { fault: 'behind', at, last, stranded: 3 } });
    expect(screen.getByText(/set it before you go on.*3 questions would wait/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Put it right' }));
    expect(appActions.mendClock).toHaveBeenCalledOnce();
  });

  it('with the data links to its check', async () => {
    const { user, appActions, dataActions } = show({ damaged: 2 });
    expect(screen.getByText(/2 cards or decks are damaged/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Check my data' }));
    expect(appActions.goTo).toHaveBeenCalledWith('decks');
    expect(dataActions.check).toHaveBeenCalledOnce();
  });

  it('with all of the data says how much is missing, and can be accepted', async () => {
    const loss = { before: { reviews: 1234, at: 0 }, now: 0, way: undefined };
    const { user, dataActions } = screenOf(<Home />, {
      app: { today: TODAY, settings: DEFAULT_SETTINGS },
      data: { loss },
    });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'you had 1234 answers; now there are none',
    );
    await user.click(screen.getByRole('button', { name: 'Continue without them' }));
    expect(dataActions.acceptLoss).toHaveBeenCalledOnce();
  });

  it('says how many answers after the backup come back, and what is lost', async () => {
    const addition = {
      rows: [{}],
      sessions: [],
      answers: 12,
      fault: { line: 14, reason: 'it is not whole' },
    };
    const backup = { entry: { writtenAt: 0 }, reviews: 90, addition } as unknown as GoodBackup;
    const loss = { before: undefined, now: 0, way: { kind: 'backup', backup } } as const;
    const { user, dataActions } = screenOf(<Home />, {
      app: { today: TODAY, settings: DEFAULT_SETTINGS },
      data: { loss },
    });
    const said = (await screen.findByRole('alert')).textContent;
    expect(said).toContain('is intact and holds 90 answers.');
    expect(said).toContain('12 answers after it were also noted outside the database');
    expect(said).toContain('line 14 of these notes cannot be read (it is not whole)');
    await user.click(screen.getByRole('button', { name: 'Bring them back' }));
    expect(dataActions.bringBack).toHaveBeenCalledOnce();
  });

  it('with only the last answers says that the journal has them', async () => {
    const addition = {
      rows: [{}],
      sessions: [],
      answers: 1,
      fault: undefined,
    } as unknown as Addition;
    const before = { reviews: 8, at: 0 };
    screenOf(<Home />, {
      app: { today: TODAY, settings: DEFAULT_SETTINGS },
      data: { loss: { before, now: 7, way: { kind: 'journal', addition } } },
    });
    expect((await screen.findByRole('alert')).textContent).toContain(
      '1 answer that is missing here was also noted outside the database.',
    );
  });
});

describe('the length of a session', () => {
  it('is chosen beside Start and displayed there', async () => {
    const { user, app, appActions } = show();
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: /Session length/ });
    expect(select.selectedOptions[0]?.textContent).toBe('Everything due');
    expect([...select.options].map(({ textContent }) => textContent)).toEqual([
      'Everything due',
      '10 answers',
      '20 answers',
      '5 minutes',
      '10 minutes',
      '20 minutes',
    ]);
    await user.selectOptions(select, '10 minutes');
    expect(appActions.change).toHaveBeenCalledWith('sessionLength', 'minutes-10');
    app.setState({ settings: { ...DEFAULT_SETTINGS, sessionLength: 'cards-20' } });
    expect((await screen.findByRole<HTMLSelectElement>('combobox')).value).toBe('cards-20');
  });
});

describe('a paused session', () => {
  const paused = { id: 'session', answered: 3, left: LEFT };

  it('is the main action, and a new one the second', async () => {
    const { user, appActions } = show({ paused });
    expect(screen.queryByRole('button', { name: /^Start ↵/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /Resume \(4 min left\)/ }));
    expect(appActions.resume).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: /New session/ }));
    expect(appActions.startSession).toHaveBeenCalledOnce();
  });

  it('can be resumed even if nothing else is due', () => {
    show({ paused, due: 0, fresh: 0 });
    expect(screen.getByRole('heading', { name: 'You have an open session.' })).toBeDefined();
    expect(screen.getByRole('button', { name: /^Resume/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: /New session/ })).toBeNull();
  });
});

describe('more than the day has time for', () => {
  it('can wait, and says for how long', () => {
    show({ due: 12, waits: true });
    expect(screen.getByText(/The rest can wait. It comes over the next/u)).toBeDefined();
    expect(screen.getByRole('button', { name: /^Start/ })).toBeDefined();
  });

  it('can be continued after the day is done, also with its key', async () => {
    const { user, appActions, commands } = show({ due: 0, fresh: 0, waits: true });
    expect(screen.getByRole('heading', { name: 'Done for today' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Go on anyway/ }));
    commands.find(({ id }) => id === 'beyond')?.run();
    expect(appActions.startSession.mock.calls).toEqual([
      [undefined, { beyond: true }],
      [undefined, { beyond: true }],
    ]);
  });
});

describe('a day that is done', () => {
  it('can be continued with generated programs, also with its key', async () => {
    const { user, appActions, commands } = show({ due: 0, fresh: 0 });
    await user.click(screen.getByRole('button', { name: /^Fresh programs, without end/ }));
    const endless = commands.find(({ id }) => id === 'endless');
    expect(endless?.when()).toBe(true);
    endless?.run();
    expect(appActions.practise.mock.calls).toEqual([[], []]);
  });

  it('is not offered while something is due', () => {
    const { commands } = show({ due: 1, fresh: 0 });
    expect(commands.find(({ id }) => id === 'endless')?.when()).toBe(false);
  });
});

describe('a learner who is away', () => {
  it('sees the year of a day in another one', () => {
    const at = new Date(2026, 11, 20, 12).getTime();
    show({ at, awayUntil: new Date(2027, 0, 3, 4).getTime() });
    expect(screen.getByRole('heading', { name: /^Away until .*2027$/ })).toBeDefined();
  });

  it('is asked nothing, sees until when, and can come back', async () => {
    const { user, appActions, commands } = show({ due: 9, awayUntil: Date.UTC(2026, 11, 24, 12) });
    expect(screen.getByRole('heading', { name: /^Away until Thursday/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
    expect(commands.find(({ id }) => id === 'start')?.when()).toBe(false);
    await user.click(screen.getByRole('button', { name: 'I’m back' }));
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('awayUntil', undefined);
  });
});

describe('the check of beliefs', () => {
  const unit = {
    unit: 'basics',
    title: 'The basics',
    intro: undefined,
    waitsFor: [],
    fresh: 20,
    learning: 0,
    young: 0,
    lasting: 0,
    due: 0,
  };
  const manifest = {
    format: 1,
    id: 'test.deck',
    title: 'A deck',
    version: '1.0.0',
    about: '',
    authors: ['Ada'],
    license: 'CC0-1.0',
    units: [],
  } as const;
  const over = (young: number): Overview => ({
    decks: [
      { id: 'test.deck', manifest, questions: 20, importedAt: 0, units: [{ ...unit, young }] },
    ],
    forecast: [],
    tomorrow: { reviews: 0, fresh: 2, minutes: 1, at: 0 },
    caughtUp: undefined,
  });
  const showOver = (overview: Overview, today = TODAY) =>
    screenOf(<Home />, { app: { today, settings: DEFAULT_SETTINGS, overview } });

  it('is suggested to a newcomer', async () => {
    const { user, appActions } = showOver(over(3));
    await user.click(screen.getByRole('button', { name: /Take the check/ }));
    expect(appActions.goTo).toHaveBeenCalledExactlyOnceWith('insight');
  });

  it('comes with a sentence about what Loopwise does until something was met', () => {
    const text = /see what the event loop really does/;
    const nothingDue = { ...TODAY, due: 0 };
    showOver(over(0), nothingDue);
    expect(screen.getByText(text)).toBeDefined();
    cleanup();
    showOver(over(3), nothingDue);
    expect(screen.queryByText(text)).toBeNull();
  });

  it('is not suggested to those who have answered more', () => {
    showOver(over(30));
    expect(screen.queryByRole('button', { name: /Take the check/ })).toBeNull();
  });
});

describe('the goal', () => {
  it('is one unobtrusive sentence, if something was answered', () => {
    const goal = { deckId: 'd', title: 'asyncio', total: 40, lasting: 12, date: undefined };
    const { app } = show();
    expect(screen.queryByText(/questions are lasting/)).toBeNull();
    act(() => app.setState({ goal }));
    expect(screen.getByText('12 of 40 questions are lasting.')).toBeDefined();
  });
});
