/** Questions about a program from templates over its trace; every key is read from the run. Pure. */
import { narrate } from '../trace/narrate.ts';
import type { TaskState } from '../trace/trace-state.ts';
import { linesOf } from '#format/output.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import { MOMENT_KINDS } from '#format/types.ts';
import type { Moment, MomentKind } from '#format/types.ts';
import {
  isOver,
  moments,
  narration,
  offered,
  programTasks,
  questionsOf,
  sceneAt,
} from './moments.ts';
import type { ClockSource } from './moments.ts';
import type { ClockKind, MomentQuestion } from './question.ts';

/** A question as a template makes it. */
type Unplaced = Omit<MomentQuestion, 'place'>;

/** Why a kind of question is not asked. */
export interface LeftOut {
  readonly kind: MomentKind;
  readonly why: 'nothing-to-ask' | 'left-open';
}

export interface About {
  readonly questions: readonly MomentQuestion[];
  /** Kinds without a question, each once. */
  readonly leftOut: readonly LeftOut[];
}

/** Questions per program. */
export const MOST_QUESTIONS = 5;

/**
 * Up to five questions of as many kinds as possible, in the order of their moments.
 *
 * @param fairUntil the first moment after which asyncio leaves unspecified what happens: keys that depend
 *   on anything from there on are not fair. Infinity if nothing is left unspecified.
 */
export function questionsAbout(source: ClockSource, fairUntil: number): About {
  const random = seededRandom(source.seed);
  const leftOut: LeftOut[] = [];
  const fair = shuffled(MOMENT_KINDS, random).map((kind) => {
    const all = placed(kind, source, random);
    const good = all.filter(({ until }) => until < fairUntil);
    if (good.length === 0) {
      leftOut.push({ kind, why: all.length === 0 ? 'nothing-to-ask' : 'left-open' });
    }
    return shuffled(good, random);
  });
  const questions: MomentQuestion[] = [];
  // One of each kind first, then a second one, and so on.
  for (let nth = 0; questions.length < MOST_QUESTIONS; nth += 1) {
    const round = fair.flatMap((all) => all[nth] ?? []);
    if (round.length === 0) break;
    questions.push(...round.slice(0, MOST_QUESTIONS - questions.length));
  }
  return { questions: questions.toSorted((a, b) => a.moment - b.moment), leftOut };
}

/** The question at a place of the run; undefined if the run has none there. */
export function questionAt(source: ClockSource, place: Moment): MomentQuestion | undefined {
  const { kind, line, nth } = place;
  return placed(kind, source, seededRandom(source.seed)).find(
    (question) => question.place.line === line && question.place.nth === nth,
  );
}

/** All questions of a kind, each with its place. */
function placed(
  kind: MomentKind,
  source: ClockSource,
  random: () => number,
): readonly MomentQuestion[] {
  const asked = new Map<number, number>();
  return MAKERS[kind](source, random).map((question) => {
    const line = lineOf(question, source);
    const nth = (asked.get(line) ?? 0) + 1;
    asked.set(line, nth);
    return { ...question, place: { kind, line, nth } };
  });
}

/** The line of the program, or of the output if the question is about that; 1-based. */
function lineOf({ kind, about, scene, moment }: Unplaced, { reader, stdout }: ClockSource): number {
  const text = kind === 'who-prints' ? about : kind === 'seconds' ? scene.waitsFor : undefined;
  if (text !== undefined) return linesOf(stdout).indexOf(text) + 1;
  const before = scene.line === undefined ? reader.previous(moment, 'line') : undefined;
  const event = before === undefined ? undefined : reader.event(before);
  return scene.line ?? (event?.kind === 'line' ? event.line : 1);
}

type Maker = (source: ClockSource, random: () => number) => readonly Unplaced[];

const MAKERS: Readonly<Record<MomentKind, Maker>> = {
  'next-line': (source) =>
    clockQuestions('next-line', source, (moment) => source.reader.next(moment, 'line')),
  'ready-queue': (source) => clockQuestions('ready-queue', source, (moment) => moment),
  'seconds': (source) => clockQuestions('seconds', source, (moment) => moment),
  'cancelled': (source) => clockQuestions('cancelled', source, () => source.reader.length - 1),
  'printed-next': printedNext,
  'who-prints': whoPrints,
  alive,
  surfaces,
};

function clockQuestions(
  kind: ClockKind,
  source: ClockSource,
  until: (moment: number) => number | undefined,
): readonly Unplaced[] {
  if (source.reader.trace.cut) return [];
  return questionsOf(kind, source).map((question) => ({
    ...question,
    about: '',
    until: until(question.moment) ?? source.reader.length - 1,
  }));
}

/** Lines of output that occur only once, with the moments at which they begin. */
function namedLines({ reader, stdout }: ClockSource) {
  const all = linesOf(stdout);
  return all.flatMap((text, line) => {
    const moment = reader.momentOfOutput(line);
    const unique = all.filter((other) => other === text).length === 1;
    return moment !== undefined && unique && text.trim() !== '' ? [{ text, moment }] : [];
  });
}

/** What is printed next, asked where a task yields control. */
function printedNext(source: ClockSource, random: () => number): readonly Unplaced[] {
  const { reader, stdout } = source;
  const named = namedLines(source);
  // Lines that are printed more than once cannot be the answer, but they may come before it.
  const printedAt = linesOf(stdout).map((_, line) => reader.momentOfOutput(line) ?? -1);
  const gives = moments(reader).filter((at) => {
    const { kind, lane } = reader.event(at);
    return kind === 'end' && lane > 0;
  });
  return named.flatMap(({ text, moment: printed }, nth): readonly Unplaced[] => {
    const before = Math.max(-1, ...printedAt.filter((at) => at < printed));
    const moment = gives.findLast((at) => at < printed && at > before);
    const later = named.slice(nth + 1).map((line) => line.text);
    // With only one line to come there is no choice.
    if (moment === undefined || later.length === 0) return [];
    const options = shuffled([text, ...later.slice(0, 3)], random);
    return [
      {
        kind: 'printed-next',
        moment,
        scene: sceneAt(reader, stdout, moment),
        options,
        right: [options.indexOf(text)],
        narration: narration(reader, moment + 1, printed),
        about: '',
        until: printed,
      },
    ];
  });
}

const called = ({ name, coroutine }: TaskState): string => `${name}: ${coroutine}`;

/** Which task prints a line; asked before any task has begun. */
function whoPrints(source: ClockSource): readonly Unplaced[] {
  const { reader, stdout } = source;
  const tasks = programTasks(reader.at(reader.length - 1));
  if (tasks.length < 2 || tasks.length > MOST_TASKS) return [];
  return namedLines(source).flatMap(({ text, moment }): readonly Unplaced[] => {
    const { lane } = reader.event(moment);
    const right = tasks.findIndex(({ id }) => id === lane);
    if (right === -1 || tasks.some(({ coroutine }) => mentions(text, coroutine))) return [];
    return [
      {
        kind: 'who-prints',
        moment,
        scene: { ...sceneAt(reader, stdout, moment), line: undefined, who: '', tasks: [] },
        options: tasks.map(called),
        right: [right],
        narration: [narrate(reader, moment)],
        about: text,
        until: moment,
      },
    ];
  });
}

/** Whether a line of output contains an argument of the call, and so reveals who prints it. */
function mentions(text: string, coroutine: string): boolean {
  return [...coroutine.matchAll(/['"](.+?)['"]/gu)].some(([, word]) => text.includes(word ?? ''));
}

const MOST_TASKS = 7;

/** How many tasks have not ended; asked when one has ended or one has not begun. */
function alive({ reader, stdout }: ClockSource, random: () => number): readonly Unplaced[] {
  const seen = new Set<string>();
  return moments(reader).flatMap((moment): readonly Unplaced[] => {
    const event = reader.event(moment);
    if (event.kind !== 'line' || event.lane <= 0) return [];
    const tasks = programTasks(reader.at(moment));
    const living = tasks.filter((task) => !isOver(task)).length;
    const place = `${event.line} ${living}`;
    const telling = living < tasks.length || tasks.some(({ started }) => !started);
    if (tasks.length < 2 || !telling || seen.has(place)) return [];
    seen.add(place);
    const near = [living + 1, living - 1, living + 2].filter((count) => count > 0);
    const options = offered(living, near, random).toSorted((a, b) => a - b);
    return [
      {
        kind: 'alive',
        moment,
        scene: { ...sceneAt(reader, stdout, moment), tasks: [] },
        options: options.map(String),
        right: [options.indexOf(living)],
        narration: tasks.map((task) => `${called(task)}: ${isOver(task) ? 'over' : 'alive'}`),
        about: '',
        until: moment,
      },
    ];
  });
}

/** Exceptions that serve the control flow inside a program. */
const INNER = /^(?:CancelledError|Stop\w*Iteration|GeneratorExit)\b/u;

/** Where an exception surfaces; asked where it is raised. */
function surfaces({ reader, stdout }: ClockSource, random: () => number): readonly Unplaced[] {
  const found = moments(reader).flatMap((moment) => {
    const event = reader.event(moment);
    return event.kind === 'raise' || event.kind === 'catch' || event.kind === 'exit'
      ? [{ moment, event }]
      : [];
  });
  const exit = found.find(({ event }) => event.kind === 'exit');
  if (exit === undefined) return [];
  const handlers = found.flatMap(({ event }) => (event.kind === 'catch' ? [event.line] : []));
  const seen = new Set<string>();
  return found.flatMap(({ moment, event }): readonly Unplaced[] => {
    if (event.kind !== 'raise' || INNER.test(event.exception) || seen.has(event.exception)) {
      return [];
    }
    seen.add(event.exception);
    const same = found.filter(
      (one) =>
        one.moment > moment && one.event.kind !== 'exit' && one.event.exception === event.exception,
    );
    const caught = same.filter((one) => one.event.kind === 'catch');
    // Raised again after it was handled: it surfaces in more than one place.
    if (caught.length > 1 || same.some((one) => one.moment > (caught[0]?.moment ?? Infinity))) {
      return [];
    }
    const [handled] = caught;
    const ends = exit.event.kind === 'exit' && exit.event.exception.startsWith(event.exception);
    const lineText = (line: number): string => `line ${line} runs next`;
    const right =
      handled?.event.kind === 'catch' ? lineText(handled.event.line) : ends ? ENDS_PROGRAM : NOBODY;
    const others = [...new Set(handlers.map(lineText)), ENDS_PROGRAM, NOBODY].filter(
      (text) => text !== right,
    );
    const options = shuffled([right, ...others.slice(0, 3)], random);
    return [
      {
        kind: 'surfaces',
        moment,
        scene: sceneAt(reader, stdout, moment),
        options,
        right: [options.indexOf(right)],
        narration: [moment, ...caught.map((one) => one.moment)].map((at) => narrate(reader, at)),
        about: event.exception,
        until: handled?.moment ?? reader.length - 1,
      },
    ];
  });
}

const ENDS_PROGRAM = 'it ends the program';
const NOBODY = 'nobody handles it';
