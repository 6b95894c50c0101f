/**
 * The query language of the search: words, `field:value`, `prop:name>number`, `-` for not, `or`,
 * and brackets, like Anki's. Pure.
 */

/** Fields whose value is a text. `is` has its own values. */
const FIELDS = [
  'deck',
  'unit',
  'concept',
  'id',
  'model',
  'tag',
  'flag',
  'kind',
  'tier',
  'level',
] as const;
export type Field = (typeof FIELDS)[number];

/** The states of a card, and of a question: changed by the learner in somebody else's deck. */
const STATES = [
  'new',
  'learning',
  'review',
  'due',
  'answered',
  'suspended',
  'buried',
  'flagged',
  'edited',
] as const;
export type State = (typeof STATES)[number];

/** Numbers of a card: days of stability, 1 to 10, answers, lapses, days until it is due. */
const PROPERTIES = ['stability', 'difficulty', 'reps', 'lapses', 'due'] as const;
export type Property = (typeof PROPERTIES)[number];

export type Operator = '<' | '<=' | '=' | '>=' | '>' | '!=';

export type Query =
  | { readonly kind: 'all' }
  /** Found anywhere in the question; compared in lower case. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field; readonly value: string }
  | { readonly kind: 'is'; readonly state: State }
  | {
      readonly kind: 'prop';
      readonly property: Property;
      readonly operator: Operator;
      readonly number: number;
    }
  | { readonly kind: 'not'; readonly query: Query }
  | { readonly kind: 'and' | 'or'; readonly queries: readonly Query[] };

/** What is wrong with a query, and at which character (UTF-16 units from 0). */
export interface QueryFault {
  readonly at: number;
  readonly message: string;
}

export type QueryResult =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly fault: QueryFault };

/** The deepest nesting of brackets; nobody writes more. */
const DEEPEST = 50;

type Token =
  | { readonly kind: 'open' | 'close' | 'not' | 'or'; readonly at: number }
  | { readonly kind: 'term'; readonly at: number; readonly query: Query };

/** Parses a query. An empty one finds every question. */
export function parseQuery(text: string): QueryResult {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const mark = text[at] ?? '';
    if (/\s/u.test(mark)) at += 1;
    else if (mark === '(' || mark === ')') {
      tokens.push({ kind: mark === '(' ? 'open' : 'close', at });
      at += 1;
    } else if (mark === '-' && /\S/u.test(text[at + 1] ?? '')) {
      tokens.push({ kind: 'not', at });
      at += 1;
    } else {
      const word = readWord(text, at);
      if ('message' in word) return { ok: false, fault: word };
      const token = termOf(word);
      if ('message' in token) return { ok: false, fault: token };
      tokens.push(token);
      at = word.end;
    }
  }
  return new Reader(tokens, text.length).read();
}

interface Word {
  readonly at: number;
  readonly end: number;
  /** Without quotation marks. */
  readonly text: string;
  /** Where the value begins in `text`: after the first colon outside quotation marks. */
  readonly colon: number | undefined;
  readonly quoted: boolean;
}

function readWord(source: string, at: number): Word | QueryFault {
  let text = '';
  let colon: number | undefined;
  let quoted = false;
  let end = at;
  while (end < source.length) {
    const mark = source[end] ?? '';
    if (mark === '"') {
      const close = source.indexOf('"', end + 1);
      if (close === -1) {
        return { at: end, message: 'This quotation mark is never closed.' };
      }
      text += source.slice(end + 1, close);
      quoted ||= colon === undefined;
      end = close + 1;
    } else if (/[\s()]/u.test(mark)) break;
    else {
      if (mark === ':' && colon === undefined && !quoted) colon = text.length;
      text += mark;
      end += 1;
    }
  }
  return { at, end, text, colon, quoted };
}

function termOf({ at, text, colon, quoted }: Word): Token | QueryFault {
  if (colon === undefined) {
    if (!quoted && text.toLowerCase() === 'or') return { kind: 'or', at };
    // Between two words it is implied.
    if (!quoted && text.toLowerCase() === 'and')
      return { kind: 'term', at, query: { kind: 'all' } };
    return { kind: 'term', at, query: { kind: 'text', text: text.toLowerCase() } };
  }
  const name = text.slice(0, colon).toLowerCase();
  const value = text.slice(colon + 1);
  const valueAt = at + colon + 1;
  if (value === '') return { at: valueAt, message: `A value is missing after \`${name}:\`.` };
  if (name === 'is') {
    const state = STATES.find((known) => known === value.toLowerCase());
    return state === undefined
      ? { at: valueAt, message: `\`is:\` knows ${listed(STATES)}, not \`${value}\`.` }
      : { kind: 'term', at, query: { kind: 'is', state } };
  }
  if (name === 'prop') return propOf(value, at, valueAt);
  const field = FIELDS.find((known) => known === name);
  return field === undefined
    ? {
        at,
        message: `There is no \`${name}:\`. There are is, prop, ${listed(FIELDS)}; a text with a colon stands in quotation marks.`,
      }
    : { kind: 'term', at, query: { kind: 'field', field, value: value.toLowerCase() } };
}

function propOf(value: string, at: number, valueAt: number): Token | QueryFault {
  const [, name = '', operator = '', number = ''] =
    /^([a-z]*)(<=|>=|!=|<|>|=)?(.*)$/iu.exec(value) ?? [];
  const property = PROPERTIES.find((known) => known === name.toLowerCase());
  if (property === undefined) {
    return { at: valueAt, message: `\`prop:\` knows ${listed(PROPERTIES)}, not \`${name}\`.` };
  }
  if (operator === '') {
    return { at: valueAt + name.length, message: 'A comparison is missing here, such as `>30`.' };
  }
  if (!/^-?\d+(?:\.\d+)?$/u.test(number)) {
    return {
      at: valueAt + name.length + operator.length,
      message: 'A number is missing here, such as `30`.',
    };
  }
  const query = {
    kind: 'prop',
    property,
    operator: operator as Operator,
    number: Number(number),
  } as const;
  return { kind: 'term', at, query };
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Recursive descent: `or` binds less tightly than juxtaposition, `-` more. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #place = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  read(): QueryResult {
    if (this.#tokens.length === 0) return { ok: true, query: { kind: 'all' } };
    const query = this.#alternatives();
    if ('message' in query) return { ok: false, fault: query };
    const rest = this.#tokens[this.#place];
    return rest === undefined
      ? { ok: true, query }
      : { ok: false, fault: { at: rest.at, message: 'This bracket closes nothing.' } };
  }

  #alternatives(): Query | QueryFault {
    const queries: Query[] = [];
    for (;;) {
      const query = this.#together();
      if ('message' in query) return query;
      queries.push(query);
      if (this.#tokens[this.#place]?.kind !== 'or') break;
      this.#place += 1;
    }
    return queries.length === 1 && queries[0] !== undefined ? queries[0] : { kind: 'or', queries };
  }

  #together(): Query | QueryFault {
    const queries: Query[] = [];
    for (let token = this.#tokens[this.#place]; ; token = this.#tokens[this.#place]) {
      if (token === undefined || token.kind === 'close' || token.kind === 'or') break;
      const query = this.#single();
      if ('message' in query) return query;
      queries.push(query);
    }
    const [only] = queries;
    if (only === undefined) {
      const token = this.#tokens[this.#place];
      const before = token?.kind === 'or' ? 'before' : 'after';
      return {
        at: token?.at ?? this.#end,
        message: `Something is missing ${before} this: a word, or a field such as \`is:due\`.`,
      };
    }
    return queries.length === 1 ? only : { kind: 'and', queries };
  }

  #single(): Query | QueryFault {
    const token = this.#tokens[this.#place];
    if (token === undefined) {
      return { at: this.#end, message: 'Something is missing after this minus sign.' };
    }
    this.#place += 1;
    if (token.kind === 'term') return token.query;
    if (token.kind === 'not') {
      const next = this.#tokens[this.#place];
      if (next === undefined || next.kind === 'close' || next.kind === 'or') {
        return { at: token.at, message: 'Something is missing after this minus sign.' };
      }
      const query = this.#nested(token.at, () => this.#single());
      return 'message' in query ? query : { kind: 'not', query };
    }
    const query = this.#nested(token.at, () => this.#alternatives());
    if ('message' in query) return query;
    if (this.#tokens[this.#place]?.kind !== 'close') {
      return { at: token.at, message: 'This bracket is never closed.' };
    }
    this.#place += 1;
    return query;
  }

  #nested(at: number, read: () => Query | QueryFault): Query | QueryFault {
    if (this.#depth >= DEEPEST)
      return { at, message: 'The brackets are too deep inside each other.' };
    this.#depth += 1;
    const query = read();
    this.#depth -= 1;
    return query;
  }
}
