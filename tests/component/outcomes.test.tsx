import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ProgramOutcome } from '#engine/explore/explore.ts';
import type { Condition } from '#engine/explore/schedule.ts';
import type { Inspection } from '#engine/inspect/inspect.ts';
import { Outcomes } from '#features/playground/outcomes.tsx';
import { STARTER } from '#session/playground.ts';
import { screenOf } from '../fixtures/screen.tsx';

const LATE: Condition = {
  kind: 'wait',
  line: 7,
  shown: 7,
  task: 2,
  nth: 1,
  name: 'Task-2',
  plain: 0.1,
  takes: 0.4,
  unit: 'seconds',
};

function outcome(stdout: string, more: Partial<ProgramOutcome> = {}): ProgramOutcome {
  return {
    stdout,
    ended: { kind: 'returned' },
    seconds: 1,
    count: 1,
    schedule: [],
    observed: undefined,
    stderr: '',
    ...more,
  };
}

function inspection(more: Partial<Inspection> = {}): Inspection {
  return {
    findings: [],
    needs: [],
    path: [],
    seconds: 1,
    exploration: undefined,
    trace: undefined,
    error: undefined,
    ...more,
  };
}

const TWO = {
  schedules: 40,
  complete: false,
  late: false,
  unseen: 0,
  outcomes: [
    outcome('left 0\n', { count: 30 }),
    outcome('left -1\n', { count: 10, schedule: [LATE] }),
  ],
} as const;

function show(searched: Inspection, anyLoop = false) {
  const goTo = vi.fn<(line: number) => void>();
  const shown = screenOf(<Outcomes goTo={goTo} />, {
    playground: { searched: { kind: 'found', program: STARTER, inspection: searched, anyLoop } },
  });
  return { ...shown, goTo };
}

describe('every outcome', () => {
  it('is listed with its frequency and its conditions', () => {
    show(inspection({ exploration: TWO }));
    expect(screen.getByRole('status').textContent).toBe('2 outcomes in 40 schedules.');
    const [plain, late] = within(screen.getByRole('list', { name: 'Outcomes' })).getAllByRole(
      'listitem',
    );
    expect(plain?.textContent).toContain('The usual run30 of 40left 0');
    expect(late?.textContent).toContain(
      'If the wait of Task-2 at line 7 takes 0.4 s instead of 0.1 s10 of 40left -1',
    );
  });

  it('says if the time was over before enough schedules were tried', () => {
    show(inspection({ exploration: { ...TWO, late: true } }));
    expect(screen.getByRole('status').textContent).toMatch(
      /^2 outcomes in 40 schedules\. The time was over before enough were tried/u,
    );
  });

  it('is replayed beside the unperturbed run', async () => {
    const { user, appActions } = show(inspection({ exploration: TWO }));
    await user.click(screen.getByRole('button', { name: /Compare with the usual run/ }));
    expect(appActions.openReplay).toHaveBeenCalledWith({
      program: STARTER,
      title: 'Playground',
      schedule: {
        conditions: [LATE],
        statement: 'the wait of Task-2 at line 7 takes 0.4 s instead of 0.1 s',
      },
    });
  });

  it('is claimed to be listed only if every schedule was tried', () => {
    show(inspection({ exploration: { ...TWO, complete: true } }));
    expect(screen.getByRole('status').textContent).toBe(
      'All 2 outcomes: every order in which its waits can end was tried.',
    );
  });

  it('is claimed to be the only one only if nothing is left open', () => {
    const outcomes = [outcome('a\n')];
    show(inspection({ exploration: { ...TWO, complete: true, outcomes } }));
    expect(screen.getByRole('status').textContent).toBe(
      '1 outcome, in whatever order its waits end.',
    );
    expect(screen.queryByRole('list', { name: 'Outcomes' })).toBeNull();
  });
});

describe('other loops', () => {
  const other: Condition = { kind: 'ready', seed: 1 };

  it('are searched on request, and not again', async () => {
    const { user, playgroundActions } = show(inspection({ exploration: TWO }));
    await user.click(screen.getByRole('button', { name: 'Try other loops too' }));
    expect(playgroundActions.search).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('are named at their outcomes, which cannot be aimed at', () => {
    const outcomes = [outcome('a\n', { count: 2 }), outcome('b\n', { schedule: [other] })];
    show(inspection({ exploration: { ...TWO, schedules: 3, outcomes } }), true);
    expect(screen.getByRole('status').textContent).toBe(
      '2 outcomes in 3 schedules, other loops included.',
    );
    const [plain, odd] = within(screen.getByRole('list', { name: 'Outcomes' })).getAllByRole(
      'listitem',
    );
    expect(plain?.textContent).not.toContain('On a loop');
    expect(odd?.textContent).toMatch(/^On a loop that runs what is ready in another order1 of 3b/u);
    expect(screen.getAllByRole('button', { name: 'Make it the only one' })).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Try other loops too' })).toBeNull();
  });
});

it('a source that is too much to look at is not called a syntax error', () => {
  const message = 'This is too much code to look at: name a smaller file';
  show(inspection({ error: { kind: 'size', line: 1, message } }));
  expect(screen.getByRole('status').textContent).toBe(`${message}.`);
  expect(screen.queryByText(/Syntax error/u)).toBeNull();
});

describe('an outcome that should be the only one', () => {
  const goal = {
    program: 'print("a")\n',
    stdout: 'left 0\n',
    ended: { kind: 'returned' },
  } as const;

  function aim(program: string, searched?: Inspection) {
    return screenOf(<Outcomes goTo={() => undefined} />, {
      playground: {
        goal,
        own: { program, origin: undefined },
        searched:
          searched === undefined
            ? { kind: 'none' }
            : { kind: 'found', program, inspection: searched, anyLoop: false },
      },
    });
  }

  it('is chosen among all of them', async () => {
    const { user, playgroundActions } = show(inspection({ exploration: TWO }));
    const [first] = screen.getAllByRole('button', { name: 'Make it the only one' });
    await user.click(first ?? document.body);
    expect(playgroundActions.aimAt).toHaveBeenCalledExactlyOnceWith({ ...goal, program: STARTER });
  });

  it('asks for a change, then for a search', () => {
    aim(goal.program);
    expect(screen.getByText(/^Change the program so that nothing else/u)).toBeTruthy();
    aim('print("b")\n');
    expect(screen.getByText('Changed. Find every outcome again.')).toBeTruthy();
  });

  it('says that others are left', () => {
    aim('print("b")\n', inspection({ exploration: TWO }));
    expect(screen.getByText('✗ Not yet: 2 outcomes below.')).toBeTruthy();
  });

  it('is reached although another loop does otherwise', () => {
    const odd = outcome('left 9\n', { schedule: [{ kind: 'ready', seed: 1 }] });
    const exploration = { ...TWO, outcomes: [outcome('left 0\n'), odd] };
    aim('print("b")\n', inspection({ exploration }));
    expect(screen.getByText('✓ Nothing else happened in 40 schedules.')).toBeTruthy();
  });

  it('is reached if nothing else was seen, and can be kept', async () => {
    const exploration = { ...TWO, complete: true, outcomes: [outcome('left 0\n')] };
    const changed = 'print("a")\npass\n';
    const { user, playgroundActions } = aim(changed, inspection({ exploration }));
    expect(screen.getByText('✓ Nothing else can happen.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep as a card' }));
    expect(playgroundActions.keep).toHaveBeenCalledExactlyOnceWith({
      kind: 'only-this',
      program: goal.program,
      mended: changed,
    });
    await user.click(screen.getByRole('button', { name: 'Give it up' }));
    expect(playgroundActions.aimAt).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it('cannot be kept if the change is another program', () => {
    const exploration = { ...TWO, outcomes: [outcome('left 0\n')] };
    aim('print("other")\n', inspection({ exploration }));
    expect(screen.getByText(/^It cannot become a card: The text "other"/u)).toBeTruthy();
  });
});

describe('findings', () => {
  it('link to their lines', async () => {
    const message = 'left is read at line 9, then written here.';
    const { user, goTo } = show(
      inspection({ exploration: TWO, findings: [{ kind: 'race', line: 11, message }] }),
    );
    const list = screen.getByRole('list', { name: 'Problems' });
    expect(list.textContent).toBe(`Line 11 Race. ${message}`);
    await user.click(within(list).getByRole('button', { name: 'Line 11' }));
    expect(goTo).toHaveBeenCalledWith(11);
  });

  it('name what a program needs and cannot have', () => {
    show(inspection({ needs: [{ line: 2, name: 'aiohttp', kind: 'module' }] }));
    expect(screen.getByRole('status').textContent).toBe(
      'It needs something that Loopwise does not have.',
    );
    expect(screen.getByRole('list', { name: 'Problems' }).textContent).toContain(
      'Line 2 No aiohttp here.',
    );
  });
});

describe('why a run takes as long as it does', () => {
  const path = [
    { line: 4, task: 'Task-1', what: 'sleep(2)', from: 0, to: 2 },
    { line: 9, task: 'Task-3', what: 'blocks the loop', from: 2, to: 3 },
  ];

  it('is explained wait by wait, in order of time', async () => {
    const { user, goTo } = show(inspection({ exploration: TWO, path, seconds: 3 }));
    const why = screen.getByRole('region', { name: 'Why it takes 3 s' });
    const parts = within(why).getAllByRole('listitem');
    expect(parts.map(({ textContent }) => textContent)).toEqual([
      'Line 4Task-1: sleep(2)2 s',
      'Line 9Task-3: blocks the loop1 s',
    ]);
    await user.click(within(why).getByRole('button', { name: 'Line 9' }));
    expect(goTo).toHaveBeenCalledWith(9);
  });

  it('is not explained for a program that takes no time', () => {
    show(inspection({ exploration: TWO, seconds: 0 }));
    expect(screen.queryByRole('region', { name: /^Why it takes/ })).toBeNull();
  });
});

it('searches for outcomes on request, and shows its progress', async () => {
  const { user, playgroundActions } = screenOf(<Outcomes goTo={() => undefined} />, {
    playground: {
      searched: { kind: 'searching', program: STARTER, schedules: 80, outcomes: 1 },
    },
  });
  expect(screen.getByRole('status').textContent).toBe('80 schedules tried, 1 outcome so far…');
  await user.click(screen.getByRole('button', { name: /^Find every outcome/ }));
  expect(playgroundActions.search).toHaveBeenCalledOnce();
});
