import { describe, expect, it } from 'vitest';
import { endOfJournal, endOfLog } from '#store/journal-lines.ts';
import type { PackedAnswer } from '#format/types.ts';
import { forkAfter } from '#session/insight/by-line.ts';
import type { CheckPhase, InsightState } from '#session/insight/store.ts';
import { createInsightStore } from '#session/insight/store.ts';
import { coverOf } from '#session/insight/check.ts';
import { believed } from '#session/practice/endless.ts';
import { chooseWanted } from '#session/insight/wanted.ts';
import { loadSettings } from '#store/settings.ts';
import {
  deckFiles,
  hashOf,
  manifestText,
  packageOf,
  predictText,
  prints,
} from '../../fixtures/decks.ts';
import type { Session } from '../../fixtures/session.ts';
import { MINUTE, openSession } from '../../fixtures/session.ts';

const WORDS = ['one', 'two', 'three', 'four'] as const;
const SOURCES = WORDS.map((word) => predictText(word, prints(word, 'end')));

/** The output of each program, and its output if nothing overlaps or gather waits. */
function answersOf(word: string, at: number): readonly [string, PackedAnswer] {
  const ended = { kind: 'returned' } as const;
  const otherwise = [
    { ids: ['sequential'], stdout: `end\n${word}\n`, ended, seconds: 0 },
    ...(at % 2 === 0 ? [{ ids: ['gather-waits'], stdout: `${word}\n`, ended, seconds: 0 }] : []),
  ];
  const key = { stdout: `${word}\nend\n`, ended, seconds: 0 };
  return [hashOf(`${prints(word, 'end').join('\n')}\n`), { ...key, otherwise }];
}

const MANIFEST = `${manifestText()}    concepts:
      - { id: order-of-output, title: The order of output }
`;

async function open(): Promise<{
  readonly session: Session;
  readonly insight: () => InsightState;
}> {
  const answers = Object.fromEntries(WORDS.map(answersOf));
  const session = await openSession(
    packageOf(deckFiles(SOURCES, MANIFEST), { format: 2, engine: 'engine one', answers }),
  );
  // Until Python has booted, the package's answers are trusted.
  session.engine.ready = false;
  const store = createInsightStore(session.services);
  return { session, insight: () => store.getState() };
}

function asking(insight: () => InsightState): Extract<CheckPhase, { readonly kind: 'asking' }> {
  const { check, trouble } = insight();
  if (check.kind !== 'asking') throw new Error(`The check is ${check.kind}. ${trouble ?? ''}`);
  return check;
}

/** Answers the question on screen as a learner for whom nothing overlaps, or correctly. */
async function answer(insight: () => InsightState, as: 'sequential' | 'right'): Promise<string> {
  const { question } = asking(insight);
  const wanted =
    as === 'right'
      ? question.key.stdout
      : question.asked.probe.runs[
          question.asked.probe.outputs.findIndex((ids) => ids.includes('sequential'))
        ]?.stdout;
  insight().take(question.options.findIndex(({ stdout }) => stdout === wanted));
  await insight().commit();
  return question.card.id;
}

const statusOf = (insight: () => InsightState, id: string): string | undefined =>
  insight().beliefs?.beliefs.find((belief) => belief.id === id)?.status;

describe('the check of beliefs', () => {
  it('offers the units whose questions test beliefs', async () => {
    const { insight } = await open();
    await insight().chooseCheck();
    expect(insight().check).toEqual({
      kind: 'choosing',
      choices: [
        {
          deckId: 'test.deck',
          deckTitle: 'Deck test.deck',
          units: [{ id: 'basics', title: 'The basics', tests: expect.any(Array) }],
        },
      ],
    });
    const { check } = insight();
    const units = check.kind === 'choosing' ? (check.choices[0]?.units ?? []) : [];
    expect(coverOf(units)).toEqual({ beliefs: 2, tried: 2 });
  });

  it('asks first what distinguishes most beliefs, and offers the outputs of the models', async () => {
    const { insight } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    const { question } = asking(insight);
    expect(['test.deck/one', 'test.deck/three']).toContain(question.card.id);
    expect(question.options).toHaveLength(3);
    expect(question.options.map(({ stdout }) => stdout)).toContain(question.key.stdout);
  });

  it('can be resumed as soon as it is left', async () => {
    const { insight } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    await answer(insight, 'right');
    const closed = insight().closeCheck();
    expect(insight().left).toBeDefined();
    await closed;
    expect(insight().left).toMatchObject({ deckId: 'test.deck', units: ['basics'] });
  });

  it('takes an output line by line, and lines back', async () => {
    const { insight } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    const { question } = asking(insight);
    const { options } = question;
    const next = forkAfter(options, []).next.findIndex(
      (one) => 'line' in one && one.line === 'end',
    );
    insight().takeLine(next);
    // Only the output of a learner for whom nothing overlaps begins with this line.
    const { taken } = asking(insight);
    expect(options[typeof taken === 'number' ? taken : -1]?.stdout).toMatch(/^end/);
    insight().takeLineBack();
    expect(asking(insight)).toMatchObject({ path: [], taken: undefined });
    insight().takeLineBack();
    expect(asking(insight)).toMatchObject({ path: [] });
  });

  it('finds a belief that is held, clears one that is not, and ends when nothing is left', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    while (insight().check.kind === 'asking') await answer(insight, 'sequential');
    expect(insight().check.kind).toBe('over');
    expect(statusOf(insight, 'sequential')).toBe('held');
    expect(statusOf(insight, 'gather-waits')).toBe('clear');
    expect(statusOf(insight, 'lock-switches')).toBe('untried');
    expect(insight().left).toBeUndefined();
    insight().openBelief('sequential');
    expect(insight().opened?.answers.every(({ agrees }) => agrees)).toBe(true);
    // By the title that the deck gives it.
    expect(new Set(insight().opened?.answers.map(({ concept }) => concept))).toEqual(
      new Set(['The order of output']),
    );
    expect(insight().opened?.answers.length).toBe(await session.db.reviews.count());
    const noted = endOfJournal(session.platform.noted.join(''));
    expect(noted).toEqual(await endOfLog(session.db));
  });

  it('starts known cards with a longer interval, and wrong ones first', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    const known = await answer(insight, 'right');
    const wrong = await answer(insight, 'sequential');
    const [one, other] = await session.db.cards.bulkGet([known, wrong]);
    expect(one?.memory.state).toBe('review');
    expect(one?.newPosition).toBeUndefined();
    expect((one?.due ?? 0) - session.clock.now).toBeGreaterThan(5 * 24 * 60 * MINUTE);
    expect(other?.memory.state).toBe('learning');
    session.clock.now += 2 * MINUTE;
    await session.review.getState().start();
    const { phase } = session.review.getState();
    expect(phase.kind === 'asking' && phase.asked.card.id).toBe(wrong);
  });

  it('can be paused and resumed, also after a restart, and is not offered as a session', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    const first = await answer(insight, 'sequential');
    await insight().closeCheck();
    expect(insight().check.kind).toBe('off');
    const later = createInsightStore(session.services);
    await later.getState().refresh();
    await later.getState().resumeCheck();
    const { question } = asking(() => later.getState());
    expect(question.answered).toBe(1);
    expect(question.card.id).not.toBe(first);
    await session.app.getState().refresh();
    expect(session.app.getState().today?.paused).toBeUndefined();
  });

  it('takes its last answer back, and restores the card', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    const before = await session.db.cards.toArray();
    const first = await answer(insight, 'sequential');
    await insight().undo();
    expect(asking(insight).question.card.id).toBe(first);
    expect(await session.db.cards.toArray()).toEqual(before);
    await insight().undo();
    expect(asking(insight).question.answered).toBe(0);
  });

  it('is not offered to be resumed while its deck is gone', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    await answer(insight, 'right');
    await insight().closeCheck();
    await session.app.getState().removeDeck('test.deck');
    await insight().refresh();
    expect(insight().left).toBeUndefined();
  });

  it('counts no answer as a test of beliefs if the learner does not know', async () => {
    const { insight } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    while (insight().check.kind === 'asking') {
      insight().take('unknown');
      await insight().commit();
    }
    expect(insight().check.kind).toBe('over');
    expect(statusOf(insight, 'sequential')).toBe('untried');
    expect(insight().beliefs?.beliefs[0]?.pro).toEqual([]);
    expect(insight().beliefs?.answers).toBe(0);
  });

  it('can be taken again', async () => {
    const { insight } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    while (insight().check.kind === 'asking') await answer(insight, 'sequential');
    await insight().beginCheck('test.deck', ['basics']);
    while (insight().check.kind === 'asking') await answer(insight, 'right');
    expect(statusOf(insight, 'sequential')).not.toBe('held');
  });
});

describe('the next session', () => {
  it('contains another question on which the belief of a wrong answer fails, and says so', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    const wrong = await answer(insight, 'sequential');
    await chooseWanted(session.services);
    const { wanted } = await loadSettings(session.db);
    expect(wanted).toHaveLength(1);
    expect(wanted[0]?.cardId).not.toBe(wrong);
    const models = await session.services.keys.catalogue();
    expect(wanted[0]?.belief).toBe(models.find(({ id }) => id === 'sequential')?.statement);
  });

  it('contains nothing special if no answer named a belief', async () => {
    const { insight, session } = await open();
    await chooseWanted(session.services);
    expect((await loadSettings(session.db)).wanted).toEqual([]);
    await insight().beginCheck('test.deck', ['basics']);
    await answer(insight, 'right');
    await chooseWanted(session.services);
    expect((await loadSettings(session.db)).wanted).toEqual([]);
  });

  it('can be a practice of the questions on which a belief fails', async () => {
    const { insight, session } = await open();
    await insight().refresh();
    const scope = await insight().practiceOf('gather-waits');
    expect(scope?.cards?.toSorted()).toEqual(['test.deck/one', 'test.deck/three']);
    await session.review.getState().start(scope);
    const { phase } = session.review.getState();
    expect(scope?.cards).toContain(phase.kind === 'asking' ? phase.asked.card.id : '');
    expect(await insight().practiceOf('lock-switches')).toBeUndefined();
  });
});

describe('practice without end', () => {
  it('is about beliefs that fail on programs that were answered', async () => {
    const { insight, session } = await open();
    expect((await believed(session.services)).met.size).toBe(0);
    await insight().beginCheck('test.deck', ['basics']);
    await answer(insight, 'sequential');
    const { met, of } = await believed(session.services);
    expect(met.has('sequential')).toBe(true);
    expect(met.has('lock-switches')).toBe(false);
    expect(of('sequential')).toBeGreaterThan(of('lock-switches'));
  });
});

describe('the map of beliefs', () => {
  it('is the same from the log after a restart', async () => {
    const { insight, session } = await open();
    await insight().beginCheck('test.deck', ['basics']);
    await answer(insight, 'sequential');
    await answer(insight, 'right');
    await insight().refresh();
    const again = createInsightStore(session.services);
    await again.getState().refresh();
    expect(again.getState().beliefs).toEqual(insight().beliefs);
  });

  it('says why it cannot be read, and continues', async () => {
    const { session } = await open();
    const broken = createInsightStore({
      ...session.services,
      keys: {
        ...session.services.keys,
        catalogue: async () => Promise.reject(new Error('the catalogue is missing')),
      },
    });
    await broken.getState().refresh();
    expect(broken.getState().trouble).toBe('The catalogue is missing');
  });
});
