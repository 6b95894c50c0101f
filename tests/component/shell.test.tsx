import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LoopwiseContext } from '#features/context.ts';
import { Shell } from '#features/shell.tsx';
import { createCommands } from '#session/commands/commands.ts';
import { effectiveAnswers } from '#store/reviews.ts';
import { THREE_QUESTIONS, deckFiles, manifestText, packageOf } from '../fixtures/decks.ts';
import '../fixtures/screen.tsx';
import { breakWrites, openEmpty, openSession, phaseOf, until } from '../fixtures/session.ts';
import type { Session } from '../fixtures/session.ts';

interface Window extends Session {
  readonly user: UserEvent;
}

/** The whole app in a window, on real stores. */
async function open(session: Session): Promise<Window> {
  const { app, review, playground, replay, data, insights } = session;
  await app.getState().refresh();
  const commands = createCommands({ app, review, playground, replay, insights });
  render(
    <LoopwiseContext value={{ app, review, playground, replay, data, insights, commands }}>
      <Shell />
    </LoopwiseContext>,
  );
  return { ...session, user: userEvent.setup() };
}

function piecesOf(review: Session['review']): readonly string[] {
  const { exercise } = phaseOf(review, 'asking').asked;
  return exercise.form === 'order' ? exercise.pieces : [];
}

/** The letter of a line that is still to be added. */
function letterOf({ review }: Session, line: string): string {
  return String.fromCodePoint(97 + piecesOf(review).indexOf(line));
}

async function heading(name: RegExp): Promise<HTMLElement> {
  return screen.findByRole('heading', { level: 1, name });
}

/**
 * Waits until the verdict accepts keys: a press right after the commit belonged to the question.
 */
async function settled({ review }: Session): Promise<void> {
  await until(review, (state) => state.settled);
}

/** Answers the first question, lines to order, by its letters. */
async function orderLines(window: Window): Promise<void> {
  for (const line of ['first', 'second', 'third'])
    await window.user.keyboard(letterOf(window, line));
  await window.user.keyboard('{Enter}');
}

describe('a session by keyboard', () => {
  it('goes from the first screen through three forms to the end and back', async () => {
    const window = await open(await openSession());
    const { user, db } = window;
    await heading(/3 new questions today/);

    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
    await orderLines(window);
    await heading(/Right\./);
    await settled(window);
    await user.keyboard('e4{Enter}');

    await screen.findByRole('textbox');
    await user.keyboard('alone{Enter}{Enter}3');
    await heading(/Right\./);
    await settled(window);
    await user.keyboard('e4 ');

    await screen.findByRole('radiogroup');
    const right = screen.getByRole('radio', { name: /A coroutine object/ });
    await user.keyboard(`${right.querySelector('kbd')?.textContent ?? ''}{Enter}`);
    await heading(/Right\./);
    await settled(window);
    await user.keyboard('e4{Enter}');

    await heading(/3 answers, 3 right/);
    expect(screen.getByRole('heading', { name: 'Learned' })).toBeDefined();
    expect(screen.getByText('order of output')).toBeDefined();
    await user.keyboard('{Enter}');
    await heading(/Done for today/);
    const effective = effectiveAnswers(await db.reviews.toArray());
    expect(effective.map(({ cardId, correct, rating }) => [cardId, correct, rating])).toEqual([
      ['test.deck/order', 1, 'easy'],
      ['test.deck/type', 1, 'easy'],
      ['test.deck/choose', 1, 'easy'],
    ]);
  });

  it('shows a wrong answer beside the right one and takes it back', async () => {
    const window = await open(await openSession());
    const { user } = window;
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
    await user.keyboard(
      `${letterOf(window, 'never')}{Backspace}${letterOf(window, 'third')}{Enter}`,
    );
    await heading(/Line 1 is different/);
    expect(screen.getByRole('button', { name: /^Next, in 1 min/ })).toBeDefined();
    await user.keyboard('u');
    await screen.findByRole('button', { name: /never/ });
    await orderLines(window);
    await heading(/Right\./);
  });

  it('treats letters as text while typing', async () => {
    const window = await open(await openSession(packageOf(deckFiles([THREE_QUESTIONS[1] ?? '']))));
    const { user, review } = window;
    await user.keyboard('{Enter}');
    await screen.findByRole('textbox');
    await user.keyboard('u d ? 1');
    expect(phaseOf(review, 'asking').draft).toMatchObject({ text: 'u d ? 1' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await heading(/Line 1 is different/);
  });

  it('gives no key to a question once its details are requested', async () => {
    const window = await open(await openSession());
    const { user, app, review } = window;
    await user.keyboard('{Enter}');
    await until(review, ({ phase }) => phase.kind === 'asking');
    const { draft } = phaseOf(review, 'asking');
    const letter = letterOf(window, 'first');
    fireEvent.keyDown(document.body, { key: 'd', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: letter });
    expect(phaseOf(review, 'asking').draft).toEqual(draft);
    expect(await screen.findByRole('dialog')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(app.getState().layers).toEqual([]);
    await user.keyboard(letter);
    expect(phaseOf(review, 'asking').draft).not.toEqual(draft);
  });

  it('gives no key to a text either while the details of its question open', async () => {
    const { app } = await open(await openSession());
    const outside = document.body.appendChild(document.createElement('input'));
    act(() => app.setState({ layers: [{ kind: 'card', details: undefined }] }));
    expect(fireEvent.keyDown(outside, { key: 'x' })).toBe(false);
    fireEvent.keyDown(outside, { key: 'Escape' });
    expect(app.getState().layers).toEqual([]);
    expect(fireEvent.keyDown(outside, { key: 'x' })).toBe(true);
    outside.remove();
  });

  it('is paused by Escape, even while typing, and resumed later', async () => {
    const window = await open(await openSession());
    const { user, db } = window;
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
    await orderLines(window);
    await heading(/Right\./);
    await settled(window);
    await user.keyboard('e4{Enter}');
    await screen.findByRole('textbox');
    await user.keyboard('some{Escape}');
    await heading(/2 new questions today/);
    expect(screen.getByText(/1 question so far today/)).toBeDefined();
    expect(await db.reviews.count()).toBe(3);
    await user.keyboard('{Enter}');
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('');
  });

  it('says that an answer is not stored, and stores it on Enter', async () => {
    const window = await open(await openSession());
    const { user, db } = window;
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
    const fault = breakWrites(db);
    await orderLines(window);
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    fault.on = false;
    await settled(window);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(await db.reviews.count()).toBe(1);
    await user.keyboard('{Enter}');
    await screen.findByRole('textbox');
  });

  it('says that Python does not start, and retries on Enter', async () => {
    const session = await openSession();
    session.engine.fault = 'Python could not be started.';
    const { user } = await open(session);
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Python could not be started.',
    );
    session.engine.fault = undefined;
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
  });
});

describe('a focused button', () => {
  it('is pressed by Enter instead of the command', async () => {
    const { user, app } = await open(await openSession());
    screen.getByRole('button', { name: 'Decks and data' }).focus();
    await user.keyboard('{Enter}');
    await heading(/^Decks$/);
    expect(app.getState().screen).toBe('decks');
  });

  it('for a rating leaves Enter to continue', async () => {
    const window = await open(await openSession());
    const { user } = window;
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
    await orderLines(window);
    await user.click(await screen.findByRole('button', { name: /Earlier or later/ }));
    await user.click(await screen.findByRole('button', { name: /Easy/ }));
    await settled(window);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('textbox')).toBeDefined();
  });
});

describe('the frame', () => {
  it('switches between the screens and marks the current one', async () => {
    const { user } = await open(await openSession());
    const here = (): string | null | undefined =>
      within(screen.getByRole('navigation'))
        .getAllByRole('button')
        .find((button) => button.getAttribute('aria-current') === 'page')?.textContent;
    expect(here()).toBe('Today');
    await user.keyboard('d');
    await heading(/^Decks$/);
    expect(here()).toBe('Decks and data');
    await user.keyboard('{Escape}');
    await heading(/new questions/);
    expect(here()).toBe('Today');
  });

  it('opens the help with a question mark, and nothing else happens behind it', async () => {
    const { user, app } = await open(await openSession());
    await user.keyboard('?');
    await screen.findByRole('dialog', { name: 'Keys' });
    await user.keyboard('d');
    expect(app.getState().screen).toBe('home');
    await user.click(screen.getByRole('button', { name: /Close/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps keys from reaching the question behind the confirmation to remove a deck', async () => {
    const { user, app } = await open(await openSession());
    await user.keyboard('d');
    await user.click(await screen.findByRole('button', { name: 'Deck test.deck' }));
    const remove = await screen.findByRole('button', { name: 'Remove Deck test.deck' });
    await user.click(remove);
    await screen.findByRole('dialog', { name: 'Remove Deck test.deck?' });
    await user.keyboard('p');
    expect(app.getState()).toMatchObject({ screen: 'decks', layers: [{ kind: 'remove-deck' }] });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(app.getState()).toMatchObject({ screen: 'decks', layers: [] });
    expect(document.activeElement).toBe(remove);
  });

  it('gets the focus when the removed deck is gone', async () => {
    const { user, db } = await open(await openSession());
    await user.keyboard('d');
    await user.click(await screen.findByRole('button', { name: 'Deck test.deck' }));
    await user.click(await screen.findByRole('button', { name: 'Remove Deck test.deck' }));
    await user.click(await screen.findByRole('button', { name: 'Remove it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await db.decks.count()).toBe(0);
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('returns the focus when the help or an import dialog closes', async () => {
    const { user, app } = await open(await openSession());
    const keys = screen.getByRole('button', { name: /^Keys/ });
    await user.click(keys);
    await user.click(screen.getByRole('button', { name: /^Close/ }));
    expect(document.activeElement).toBe(keys);
    const bytes = packageOf(deckFiles(THREE_QUESTIONS, manifestText('other.deck')));
    await app.getState().receive({ kind: 'deck', name: 'other.loopwise', bytes });
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(document.activeElement).toBe(keys);
  });

  it('closes only a dialog on Escape, and keeps the session behind it', async () => {
    const window = await open(await openSession());
    const { user, app } = window;
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /never/ });
    await orderLines(window);
    await heading(/Right\./);
    await settled(window);
    await user.keyboard('l');
    await screen.findByRole('dialog', { name: 'Answers of this session' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(app.getState().screen).toBe('review');
    await heading(/Right\./);
  });

  it('shows what was done until that is closed', async () => {
    const { user, app } = await open(await openSession());
    await app.getState().saveBackup();
    const status = screen.getByRole('status');
    await waitFor(() => expect(status.textContent).toContain('Everything is in the backup.'));
    await user.click(within(status).getByRole('button', { name: 'Close' }));
    expect(status.textContent).toBe('');
  });
});

describe('the first screen', () => {
  it('says that there is no deck, and a dropped one can be added', async () => {
    const { user, app } = await open(await openEmpty());
    await heading(/No decks yet/);
    const bytes = packageOf(deckFiles(THREE_QUESTIONS));
    await app.getState().receive({ kind: 'deck', name: 'test.loopwise', bytes });
    await user.click(await screen.findByRole('button', { name: 'Add this deck' }));
    await heading(/3 new questions today/);
    expect(await screen.findByRole('heading', { name: 'Deck test.deck' })).toBeDefined();
    expect(screen.getByText('3 new')).toBeDefined();
  });

  it('practises a single unit', async () => {
    const session = await openSession();
    const { user } = await open(session);
    await user.click(await screen.findByRole('button', { name: 'Learn: The basics' }));
    await screen.findByRole('button', { name: /never/ });
    expect(session.app.getState().screen).toBe('review');
  });

  it('shows every installed deck', async () => {
    const session = await openSession();
    await session.app.getState().receive({
      kind: 'deck',
      name: 'other.loopwise',
      bytes: packageOf(deckFiles(THREE_QUESTIONS, manifestText('other.deck'))),
    });
    await session.app.getState().accept();
    await open(session);
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent),
    ).toEqual(expect.arrayContaining(['Deck other.deck', 'Deck test.deck']));
  });
});
