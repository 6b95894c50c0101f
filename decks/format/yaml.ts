import {
  type Document,
  LineCounter,
  type YAMLMap,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import { LIMITS } from './limits.ts';
import type { Report } from './problems.ts';
import { quoted } from './text.ts';

/**
 * YAML as used in decks: text, lists and maps, no types. Under the `failsafe` schema every scalar stays
 * as written, so `1.50`, `yes` and `3.10` are not converted.
 */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

export interface YamlSource {
  readonly value: YamlValue;
  /** The 1-based line of what a path leads to, or of its nearest existing ancestor. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads YAML that begins at `firstLine` of its file. Anchors, aliases and tags are refused: no deck
 * needs them, and they let small files expand to large ones.
 *
 * @returns undefined if a problem was reported.
 */
export function readYaml(text: string, firstLine: number, report: Report): YamlSource | undefined {
  const textLines = text.split('\n');
  if (!isAffordable(textLines, firstLine, report)) return undefined;
  const lines = new LineCounter();
  const lineAt = (offset: number): number =>
    Math.max(1, lines.linePos(offset).line) + firstLine - 1;
  const document = parsed(text, lines);
  if (document === undefined) {
    report(firstLine, TOO_DEEP, PLAINER);
    return undefined;
  }
  const faults = [...document.errors, ...document.warnings];
  reportFaults(faults, textLines, firstLine, lineAt, report);
  if (faults.length > 0) return undefined;
  // A file with only comments is a map without keys, so that each required key is reported as missing.
  if (document.contents === null) return { value: {}, lineOf: () => firstLine };
  let refusals = 0;
  const root = readNode(document.contents, 0, (node, explain) => {
    refusals += 1;
    if (refusals > LIMITS.yamlFaults) return;
    const line = lineAt(startOf(node));
    const [message, remedy] = explain(textLines[line - firstLine] ?? '');
    report(line, message, remedy);
  });
  if (refusals > 0) return undefined;
  return { value: root.value, lineOf: (path) => lineAt(offsetOf(root, path)) };
}

/** The text as parsed by the library; undefined if its nesting exhausts the stack. */
function parsed(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      lineCounter,
      prettyErrors: false,
      logLevel: 'silent',
      // The library compares each key with all before it; `readMap` does it in one pass.
      uniqueKeys: false,
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whatever begins a value, a key or an entry, or opens or closes something. */
const MARKS = /[-?:,[\]{}#&*!|>'"%@`\\\t]/gu;

/** Reports YAML that would keep the parser busy for seconds, before it is parsed. */
function isAffordable(lines: readonly string[], firstLine: number, report: Report): boolean {
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    // A line end counts too.
    marks += 1 + (line.match(MARKS)?.length ?? 0);
    if (marks > LIMITS.yamlMarks) {
      report(
        firstLine + index,
        `The YAML up to here has more than ${LIMITS.yamlMarks} lines and marks such as \`:\` and \`-\`.`,
        'Keep it to the few fields it is for.',
      );
      return false;
    }
  }
  return true;
}

/** Reports the parser's errors; only the first of each line, since the others follow from it. */
function reportFaults(
  faults: readonly YAMLParseFault[],
  lines: readonly string[],
  firstLine: number,
  lineAt: (offset: number) => number,
  report: Report,
): void {
  const seen = new Set<number>();
  let quote: number | undefined;
  for (const fault of faults) {
    if (fault.code === 'MISSING_CHAR') quote ??= openQuote(lines);
    const opened = fault.code === 'MISSING_CHAR' ? (quote ?? -1) : -1;
    const line = opened === -1 ? lineAt(fault.pos[0]) : firstLine + opened;
    if (seen.has(line)) continue;
    seen.add(line);
    if (seen.size > LIMITS.yamlFaults) return;
    const [message, remedy] = explain(fault.code, fault.message, lines[line - firstLine] ?? '');
    report(line, message, remedy);
  }
}

type YAMLParseFault = Document.Parsed['errors'][number] | Document.Parsed['warnings'][number];

type Explanation = readonly [message: string, remedy: string];

type Refuse = (node: unknown, explain: (line: string) => Explanation) => void;

const refusal =
  (message: string, remedy: string): ((line: string) => Explanation) =>
  () => [message, remedy];

/** A value with its offset, and its children by key or index. */
interface Located {
  readonly value: YamlValue;
  readonly offset: number;
  readonly inside: ReadonlyMap<PropertyKey, { readonly offset: number; readonly node: Located }>;
}

const NOTHING_INSIDE: Located['inside'] = new Map();

function readNode(node: unknown, depth: number, refuse: Refuse): Located {
  const offset = startOf(node);
  const leaf = (value: string): Located => ({ value, offset, inside: NOTHING_INSIDE });
  if (depth > LIMITS.yamlDepth) {
    refuse(node, refusal(TOO_DEEP, PLAINER));
    return leaf('');
  }
  if (isAlias(node) || hasAnchorOrTag(node)) {
    refuse(
      node,
      refusal(
        'Anchors (`&`), aliases (`*`) and tags (`!`) are not used in decks.',
        'Write the value out, between quotes if it begins with one of these characters.',
      ),
    );
    return leaf('');
  }
  if (isScalar(node)) return leaf(typeof node.value === 'string' ? node.value : '');
  if (isMap(node)) return readMap(node, depth, refuse);
  if (!isSeq(node)) return leaf('');
  const items = node.items.map((item) => readNode(item, depth + 1, refuse));
  const inside = items.map((item, index) => [index, { offset: item.offset, node: item }] as const);
  return { value: items.map(({ value }) => value), offset, inside: new Map(inside) };
}

function readMap(map: YAMLMap, depth: number, refuse: Refuse): Located {
  const inside = new Map<string, { readonly offset: number; readonly node: Located }>();
  for (const { key, value } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string' || hasAnchorOrTag(key)) {
      refuse(key, refusal('A key must be a plain word.', 'Write `key: value`.'));
    } else if (inside.has(key.value)) {
      refuse(key, (line) => explain('DUPLICATE_KEY', '', line));
    } else {
      inside.set(key.value, { offset: startOf(key), node: readNode(value, depth + 1, refuse) });
    }
  }
  const entries = [...inside].map(([key, { node }]) => [key, node.value] as const);
  return { value: Object.fromEntries(entries), offset: startOf(map), inside };
}

function hasAnchorOrTag(node: unknown): boolean {
  if (!isScalar(node) && !isSeq(node) && !isMap(node)) return false;
  return node.anchor !== undefined || node.tag !== undefined;
}

/** The offset of a path: the key of a map's value, or the nearest ancestor that exists. */
function offsetOf(root: Located, path: readonly PropertyKey[]): number {
  let found = { offset: root.offset, node: root };
  for (const step of path) {
    const next = found.node.inside.get(step);
    if (next === undefined) break;
    found = next;
  }
  return found.offset;
}

function startOf(node: unknown): number {
  if (isScalar(node) || isSeq(node) || isMap(node) || isAlias(node)) return node.range?.[0] ?? 0;
  return 0;
}

/** The first line (from 0) that opens a quote and does not close it; the YAML parser names the last. */
function openQuote(lines: readonly string[]): number {
  return lines.findIndex((line) => {
    const mark = /[:[,-]\s*(["'])/u.exec(line)?.[1];
    return mark !== undefined && line.split(mark).length % 2 === 0;
  });
}

const TOO_DEEP = 'The values are nested too deeply.';
const PLAINER = 'Write plain values, lists or one map.';

/** The message and remedy for an error of the YAML parser, in an author's terms. */
function explain(code: string, message: string, whole: string): Explanation {
  // A line may be as long as the file, and is only displayed.
  const line = whole.slice(0, 300);
  const shown = quoted(line);
  const key = /^\s*([\w-]+):/u.exec(line)?.[1] ?? 'key';
  const rest = line.replace(/^\s*[\w-]+:\s*/u, '').replaceAll('"', "'");
  const inQuotes = `Put the value between quotes: \`${key}: "${rest}"\`.`;
  switch (code) {
    case 'TAB_AS_INDENT':
      return ['The line is indented with a tab.', 'Indent with spaces.'];
    case 'DUPLICATE_KEY':
      return [`The key of ${shown} occurs twice.`, 'Keep one of the two lines.'];
    case 'MULTIPLE_DOCS':
      return ['There is a second YAML document.', 'Delete the line `---` between the two.'];
    case 'BLOCK_AS_IMPLICIT_KEY':
      return [`${shown} has a second colon, which YAML reads as another key.`, inQuotes];
    case 'BAD_SCALAR_START':
      return [`The value in ${shown} begins with a character that YAML reserves.`, inQuotes];
    case 'UNEXPECTED_TOKEN':
      if (/:\s*[>|]/u.test(line)) {
        return [`The value in ${shown} begins with a character that YAML reserves.`, inQuotes];
      }
      break;
    case 'MISSING_CHAR':
      if (message.includes('quote')) {
        return ['A quote is opened and not closed.', 'Close the quote on the line it opens on.'];
      }
      break;
    case 'TAG_RESOLVE_FAILED':
      return [`${shown} uses a YAML tag (\`!\`).`, inQuotes];
    case 'RESOURCE_EXHAUSTION':
      return [TOO_DEEP, PLAINER];
    default:
      break;
  }
  if (/^Flow (?:sequence|map)/u.test(message)) {
    return [
      `A list or map is opened before ${shown} ends and not closed.`,
      'Close it with `]` or `}`.',
    ];
  }
  return [
    // The library quotes whatever it encountered, which may be all of the file.
    `${shown} is not valid YAML: ${message.slice(0, 100)}.`,
    'Write `key: value`, one a line, and put a value with special characters between quotes.',
  ];
}
