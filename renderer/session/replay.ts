/** The replay: a run shown step by step, alone or beside the run of a model. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { StepBy } from '#engine/trace/trace-reader.ts';
import type { EngineHandle } from './engine.ts';
import type { Replay, ReplayRequest } from './replay/load.ts';
import { messageOf } from './services.ts';

export type ReplayPhase =
  | { readonly kind: 'closed' }
  /** `booting`: Python has to start first. */
  | { readonly kind: 'loading'; readonly request: ReplayRequest; readonly booting: boolean }
  | { readonly kind: 'failed'; readonly request: ReplayRequest; readonly message: string }
  | { readonly kind: 'open'; readonly replay: Replay };

/** The kinds of steps, in the order of their keys. */
export const STEPS = [
  'line',
  'switch',
  'turn',
  'print',
  'event',
] as const satisfies readonly StepBy[];

/** Multiples of the normal speed. */
export const SPEEDS = [0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

export interface ReplayState {
  readonly phase: ReplayPhase;
  /** A moment of the true run; see the trace's reader. */
  readonly moment: number;
  readonly by: StepBy;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Whether the run under the model, or in the other schedule, is shown beside the true one. */
  readonly compared: boolean;
  /** How much of the run the lanes show at once: 1 all of it, 2 a half, and so on. */
  readonly zoom: number;
  /** Runs the program and shows its loop; the last call wins. */
  readonly open: (request: ReplayRequest) => Promise<void>;
  readonly close: () => void;
  readonly retry: () => Promise<void>;
  /** One step forward or back; if there is none of its kind left, to the end or the beginning. */
  readonly step: (direction: 1 | -1) => void;
  readonly jump: (moment: number) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  /** To where the model, or else the prediction, and the run diverge. */
  readonly toDifference: () => void;
  readonly stepBy: (by: StepBy) => void;
  readonly setSpeed: (speed: Speed) => void;
  /** To the next speed; stops at the fastest and the slowest. */
  readonly changeSpeed: (direction: 1 | -1) => void;
  readonly changeZoom: (direction: 1 | -1) => void;
  /** Shows the other run beside the true one, or hides it; ignored if there is none. */
  readonly toggleCompared: () => void;
  /** Plays, restarting if at the end; or pauses. */
  readonly toggle: () => void;
}

/** Few enough to be distinguishable on the lanes. */
const EVENTS_IN_SIGHT = 400;

const ZOOM_STEP = 2;

export function createReplayStore(
  engine: Pick<EngineHandle, 'run' | 'isReady'>,
): StoreApi<ReplayState> {
  /** The last request. */
  let latest: ReplayRequest | undefined;

  return createStore<ReplayState>((set, get) => {
    const reader = () => {
      const { phase } = get();
      return phase.kind === 'open' ? phase.replay.truth.reader : undefined;
    };
    const goTo = (moment: number): void => set({ moment, playing: false });

    return {
      phase: { kind: 'closed' },
      moment: 0,
      by: 'line',
      playing: false,
      speed: 1,
      zoom: 1,
      compared: false,

      open: async (request) => {
        latest = request;
        const booting = !engine.isReady();
        set({ phase: { kind: 'loading', request, booting }, moment: 0, playing: false });
        try {
          const { loadReplay } = await import('./replay/load.ts');
          const replay = await loadReplay(engine, request);
          if (latest !== request) return;
          const zoom = zoomFor(replay.truth.reader.length);
          // A learner first sees what happens; a schedule is opened to see what differs.
          const compared = request.schedule !== undefined;
          set({ phase: { kind: 'open', replay }, moment: replay.opening, zoom, compared });
        } catch (error) {
          if (latest !== request) return;
          set({ phase: { kind: 'failed', request, message: messageOf(error) } });
        }
      },

      close: () => {
        latest = undefined;
        set({ phase: { kind: 'closed' }, playing: false });
      },

      retry: async () => {
        const { phase } = get();
        if (phase.kind === 'failed') await get().open(phase.request);
      },

      step: (direction) => {
        const run = reader();
        if (run === undefined) return;
        const { moment, by, playing } = get();
        const next = direction === 1 ? run.next(moment, by) : run.previous(moment, by);
        const edge = direction === 1 ? run.length - 1 : 0;
        const to = next ?? edge;
        set({ moment: to, playing: playing && direction === 1 && to < run.length - 1 });
      },

      jump: (moment) => {
        const run = reader();
        if (run !== undefined) goTo(Math.min(run.length - 1, Math.max(0, Math.round(moment))));
      },
      toStart: () => get().jump(0),
      toEnd: () => get().jump(Infinity),

      toDifference: () => {
        const { phase } = get();
        if (phase.kind !== 'open') return;
        const { other, firstDifference, truth } = phase.replay;
        if (other !== undefined) goTo(other.alignment.divergence.true);
        else if (firstDifference !== undefined)
          get().jump(truth.reader.momentOfOutput(firstDifference) ?? Infinity);
      },

      stepBy: (by) => set({ by }),
      setSpeed: (speed) => set({ speed }),
      changeSpeed: (direction) => {
        const speed = SPEEDS[SPEEDS.indexOf(get().speed) + direction];
        if (speed !== undefined) set({ speed });
      },
      changeZoom: (direction) => {
        const most = zoomFor((reader()?.length ?? 0) * 40);
        const zoom = get().zoom * (direction === 1 ? ZOOM_STEP : 1 / ZOOM_STEP);
        set({ zoom: Math.min(most, Math.max(1, zoom)) });
      },

      toggleCompared: () => {
        const { phase, compared } = get();
        if (phase.kind === 'open' && phase.replay.other !== undefined) set({ compared: !compared });
      },

      toggle: () => {
        const run = reader();
        if (run === undefined) return;
        const { playing, moment } = get();
        if (!playing && moment >= run.length - 1) set({ moment: 0, playing: true });
        else set({ playing: !playing });
      },
    };
  });
}

/** So that no more events are in view than can be distinguished. */
function zoomFor(events: number): number {
  return ZOOM_STEP ** Math.max(0, Math.ceil(Math.log2(events / EVENTS_IN_SIGHT)));
}
