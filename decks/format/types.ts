/**
 * The types of a deck, as used everywhere: deck > unit > question > variant. These are strict; files
 * are checked by the parsers in this folder.
 */

/** What a behaviour is backed by: documented, CPython's implementation, or differs between versions. */
export type Tier = 'DOC' | 'IMPL' | 'VER';

/** 1 for a beginner, 2 for a working programmer, 3 for an expert. */
export type Level = 1 | 2 | 3;

/** One problem in a deck file: what is wrong, where, and what to do about it. */
export interface Problem {
  /** Path inside the deck, with forward slashes. */
  readonly file: string;
  /** 1-based; 1 if the problem is the whole file. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** An expected failure contains every problem found, not only the first. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A special subject of a question: a statement somebody makes about asyncio, with a program that shows
 * whether it is true, or a change between versions of Python.
 */
export type Asks = 'they-say' | 'version';

/** The `kind` of a question in its file: how it is asked, or its special subject. */
export type Kind = 'predict' | 'choose' | 'repair' | 'about' | 'only-this' | Asks;

/** What is asked about a paused run: the answer is read from its trace. */
export const MOMENT_KINDS = [
  'next-line',
  'printed-next',
  'ready-queue',
  'who-prints',
  'seconds',
  'alive',
  'cancelled',
  'surfaces',
] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** A question about a run, identified by its kind and place. */
export interface Moment {
  readonly kind: MomentKind;
  /** The line of the program at which it is asked, or of the output it is about; 1-based. */
  readonly line: number;
  /** Which question of this kind there, from 1. */
  readonly nth: number;
}

/** What varies between the variants of a question: the first value is the one in the text. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
}

export interface ModelNote {
  /** The id of a model of asyncio, such as `call-runs`. */
  readonly model: string;
  /** Markdown. */
  readonly text: string;
}

/** A wrong answer that the question's author expects, and the reply to it. */
export interface WrongAnswer {
  /** The output predicted, each line with its end; empty for the prediction that nothing is printed. */
  readonly output: string;
  /** Markdown. */
  readonly text: string;
}

export interface Choice {
  readonly correct: boolean;
  /** Markdown, one line. */
  readonly text: string;
  /** Markdown; the sentence that explains the choice, shown after the answer. */
  readonly why: string;
}

interface QuestionBase {
  /** Unique in its deck; a card's progress is stored by this id, so that it survives edits of the text. */
  readonly id: string;
  readonly concept: string;
  /** Statements of the guide this question covers, such as `G16`. */
  readonly covers: readonly string[];
  readonly level: Level;
  readonly tier: Tier;
  /** The Python versions the answer holds for, as written, such as `>=3.11`. */
  readonly python: string;
  /** Path below https://docs.python.org/3/, optionally with a fragment. */
  readonly docs: string;
  readonly vary: readonly Dimension[];
  /**
   * The id of the question of the same deck that differs from this one in one thing; the two are asked
   * close together. In a parsed deck, each of the two names the other.
   */
  readonly pair?: string;
  /** Absent if the question is about what its program does, or about a concept. */
  readonly asks?: Asks;
  /** Markdown before the program. */
  readonly prompt: string;
  /** Markdown of the section "Why". */
  readonly why: string;
}

/** A question that is answered by predicting what a program prints. */
export interface PredictQuestion extends QuestionBase {
  readonly kind: 'predict';
  readonly program: string;
  readonly models: readonly ModelNote[];
  /** Wrong answers that the author replies to, whether or not a model prints them. */
  readonly wrong?: readonly WrongAnswer[];
  /** The id of a model: fresh programs that tell it from the truth may take the place of variants. */
  readonly fresh?: string;
}

/** A question that is answered by choosing; a program may illustrate it. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  /** Empty if there is none. */
  readonly program: string;
  readonly choices: readonly Choice[];
}

/**
 * A question that is answered by changing a program until it prints the desired output, which is that of
 * `program`. Any other change that makes the given program print it is right as well.
 */
export interface RepairQuestion extends QuestionBase {
  readonly kind: 'repair';
  /** The program given to the learner. */
  readonly broken: string;
  /** One solution; its run is the answer key. */
  readonly program: string;
  /**
   * The given program may print what is wanted as well, depending on how long its waits take; it is to be
   * changed until nothing else can happen.
   */
  readonly only?: true;
}

/**
 * A question whose answer is read off runs of its program: what comes at a moment of one, or which of
 * several outputs can happen.
 */
export interface AboutQuestion extends QuestionBase {
  readonly kind: 'about';
  readonly program: string;
  readonly about: Moment | 'can-happen';
}

export type Question = PredictQuestion | ChoiceQuestion | RepairQuestion | AboutQuestion;

/** One idea; questions that test it share its id. */
export interface Concept {
  readonly id: string;
  readonly title: string;
  /** Ids of concepts that come before it. */
  readonly needs: readonly string[];
}

export interface Unit {
  /** The name of its folder. */
  readonly id: string;
  readonly title: string;
  /** Units that come before it. */
  readonly needs: readonly string[];
  /** Markdown: one paragraph, shown before the unit's first question. */
  readonly intro?: string;
  /** Its concepts in the order in which they are introduced. */
  readonly concepts?: readonly Concept[];
}

/** The content of `deck.yaml`. */
export interface Manifest {
  readonly format: 1;
  /** Globally unique, such as `loopwise.asyncio`; updates are recognised by it. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly about: string;
  readonly authors: readonly string[];
  readonly license: string;
  readonly units: readonly Unit[];
}

/** A question with its place in the deck. */
export interface PlacedQuestion {
  readonly question: Question;
  readonly unit: string;
  /** Path inside the deck. */
  readonly file: string;
  /** The order of new questions: units as in the manifest, files by name. */
  readonly position: number;
  /** SHA-256 (hex) of the file's text with normalised line ends; changes with any edit. */
  readonly hash: string;
}

export interface Deck {
  readonly manifest: Manifest;
  readonly questions: readonly PlacedQuestion[];
}

/** How a run ended. */
export type Ended =
  | { readonly kind: 'returned' }
  | { readonly kind: 'raised'; readonly type: string; readonly message: string }
  | { readonly kind: 'deadlock' }
  | { readonly kind: 'limit'; readonly limit: 'time' | 'output' | 'turns' | 'memory' };

/** What a program printed under the engine: the only source of an answer key. */
export interface AnswerKey {
  readonly stdout: string;
  readonly ended: Ended;
  /** Virtual seconds from start to end. */
  readonly seconds: number;
}

/** What a program would print if asyncio worked as some models assume, if that differs from the truth. */
export interface ModelOutput extends AnswerKey {
  /** The ids of all models that give this output, in catalogue order. */
  readonly ids: readonly string[];
}

/** A program's answer key with the differing outputs of the models. */
export interface PackedAnswer extends AnswerKey {
  /** Each output once; absent if the models were not run. */
  readonly otherwise?: readonly ModelOutput[];
}

/**
 * `answers.json` of a packed deck: what the packer's engine printed, so that a learner need not wait for
 * Python to boot. Used only if the engine is the same; programs are run again when there is time.
 * Format 1 had no `otherwise`.
 */
export interface AnswerFile {
  readonly format: 2;
  /** The identity of the engine that ran the programs. */
  readonly engine: string;
  /** SHA-256 (hex) of a program's text to what it printed. */
  readonly answers: Readonly<Record<string, PackedAnswer>>;
}
