/**
 * Practice of a belief: programs on which the belief and the truth print different things, one
 * after the other. None of it is scheduled or stored.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import { looksSame } from '#format/output.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { FreshProgram } from '#generate/fresh.ts';
import type { OutputOption } from '#session/forms/choose/choose.ts';
import { endingOf, sameEnding } from '#session/forms/endings.ts';
import type { OutputVerdict } from '#session/judge.ts';
import { judgeOutput } from '#session/judge.ts';
import { messageOf } from '#session/services.ts';
import type { Maker } from './maker.ts';

/** A belief in words. */
export type Believed = Pick<Model, 'id' | 'statement' | 'teaching'>;

export interface PracticeOption extends OutputOption {
  /** The beliefs that print it, the practised one first; none for the truth. */
  readonly believed: readonly Believed[];
}

/** A program with the outputs to choose from. */
export interface Asked {
  readonly fresh: FreshProgram;
  readonly belief: Believed;
  /** One of them is the truth, and one is the belief's. */
  readonly options: readonly PracticeOption[];
}

export type PracticePhase =
  | { readonly kind: 'making' }
  | { readonly kind: 'asking'; readonly asked: Asked }
  | {
      readonly kind: 'judged';
      readonly asked: Asked;
      readonly taken: number;
      readonly verdict: OutputVerdict;
    }
  /** No program can be made for the belief. */
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly message: string };

export interface PracticeState {
  readonly phase: PracticePhase;
  readonly answered: number;
  readonly right: number;
  /** Answers with an option, by its index; ignored unless a question is open. */
  readonly answer: (option: number) => void;
  /** Asks about another program. Never rejects. */
  readonly next: () => Promise<void>;
}

export interface PracticeNeeds {
  readonly maker: Maker;
  readonly catalogue: () => Promise<readonly Model[]>;
  /** The belief to ask about next, by the id of its model. */
  readonly nextBelief: () => Promise<string>;
  readonly seed: () => number;
}

export function createPracticeStore({
  maker,
  catalogue,
  nextBelief,
  seed,
}: PracticeNeeds): StoreApi<PracticeState> {
  /** Chosen in advance, so that its program can be made while another is read. */
  let upcoming: string | undefined;
  return createStore<PracticeState>((set, get) => ({
    phase: { kind: 'making' },
    answered: 0,
    right: 0,

    answer: (taken) => {
      const { phase, answered, right } = get();
      if (phase.kind !== 'asking') return;
      const { asked } = phase;
      const option = asked.options[taken];
      if (option === undefined) return;
      const verdict = judgeOutput(option, asked.fresh.key);
      set({
        phase: { kind: 'judged', asked, taken, verdict },
        answered: answered + 1,
        right: right + (verdict.correct ? 1 : 0),
      });
    },

    next: async () => {
      set({ phase: { kind: 'making' } });
      try {
        const id = upcoming ?? (await nextBelief());
        const [fresh, models] = await Promise.all([maker.take(id), catalogue()]);
        const belief = models.find((model) => model.id === id);
        if (fresh === undefined || belief === undefined) {
          set({ phase: { kind: 'none' } });
          return;
        }
        const options = optionsOf(fresh, models, seed());
        set({ phase: { kind: 'asking', asked: { fresh, belief, options } } });
        upcoming = await nextBelief();
        maker.prepare(upcoming);
      } catch (error) {
        set({ phase: { kind: 'broken', message: messageOf(error) } });
      }
    },
  }));
}

/** More outputs than this cannot be compared at a glance. */
const MOST_OPTIONS = 4;

/** The truth, the belief's output, and outputs of other beliefs, as many as can be compared. */
export function optionsOf(
  { key, runs, belief }: FreshProgram,
  models: readonly Model[],
  seed: number,
): readonly PracticeOption[] {
  const options: { option: OutputOption; believed: Believed[] }[] = [
    { option: { stdout: key.stdout, ending: endingOf(key.ended) }, believed: [] },
  ];
  const isOwn = ({ ids }: ModelRun): boolean => ids.includes(belief);
  for (const run of [...runs.filter(isOwn), ...runs.filter((run) => !isOwn(run))]) {
    const { stdout, ended, ids, same } = run;
    if (same || ended.kind === 'limit') continue;
    const option = { stdout, ending: endingOf(ended) };
    const believed = models.filter(({ id }) => ids.includes(id));
    const known = options.find((other) => looksAlike(option, other.option));
    if (known !== undefined) known.believed.push(...believed);
    else if (options.length < MOST_OPTIONS) options.push({ option, believed });
  }
  return shuffled(
    options.map(({ option, believed }) => ({ ...option, believed })),
    seededRandom(seed),
  );
}

function looksAlike(one: OutputOption, other: OutputOption): boolean {
  return looksSame(one.stdout, other.stdout) && sameEnding(one.ending, other.ending);
}
