import { type Document, LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { LIMITS } from './limits.ts';
import type { Report } from './problems.ts';
import { quoted } from './text.ts';

/**
 * YAML as decks use it: text, lists and maps, no types. Under the `failsafe` schema every scalar
 * stays as it was written, so `1.50`, `yes` and `3.10` do not turn into something else.
 */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

export interface YamlSource {
  readonly value: YamlValue;
  /** The 1-based line of what a path leads to, or of the nearest thing above it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads YAML that begins at `firstLine` of its file. Anchors, aliases and tags are refused: no
 * deck needs them, and they are how small files grow large.
 *
 * @returns undefined where a problem was reported.
 */
export function readYaml(text: string, firstLine: number, report: Report): YamlSource | undefined {
  const lines = new LineCounter();
  const lineAt = (offset: number): number =>
    Math.max(1, lines.linePos(offset).line) + firstLine - 1;
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const faults = [...document.errors, ...document.warnings];
  const seen = new Set<number>();
  for (const fault of faults) {
    const quote = fault.code === 'MISSING_CHAR' ? openQuote(text) : -1;
    const line = quote === -1 ? lineAt(fault.pos[0]) : firstLine + quote;
    // What follows from the first fault of a line only confuses.
    if (seen.has(line)) continue;
    seen.add(line);
    const [message, remedy] = explain(fault.code, fault.message, lineText(text, line - firstLine));
    report(line, message, remedy);
  }
  if (faults.length > 0) return undefined;
  let refused = false;
  // A file of comments only is a map without keys: each key it should have is then missing.
  if (document.contents === null) return { value: {}, lineOf: () => firstLine };
  const value = convert(document.contents, 0, (node, message, remedy) => {
    refused = true;
    report(lineAt(startOf(node)), message, remedy);
  });
  if (refused) return undefined;
  return { value, lineOf: (path) => lineAt(offsetOf(document, path)) };
}

type Refuse = (node: unknown, message: string, remedy: string) => void;

function convert(node: unknown, depth: number, refuse: Refuse): YamlValue {
  if (depth > LIMITS.yamlDepth) {
    refuse(node, 'The values are nested too deeply.', 'Write plain values, lists or one map.');
    return '';
  }
  if (isAlias(node) || hasAnchorOrTag(node)) {
    refuse(
      node,
      'Anchors (`&`), aliases (`*`) and tags (`!`) are not used in decks.',
      'Write the value out, between quotes if it begins with one of these characters.',
    );
    return '';
  }
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : '';
  if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1, refuse));
  if (!isMap(node)) return '';
  const entries: [string, YamlValue][] = [];
  for (const { key, value } of node.items) {
    if (isScalar(key) && typeof key.value === 'string' && !hasAnchorOrTag(key)) {
      entries.push([key.value, convert(value, depth + 1, refuse)]);
    } else {
      refuse(key, 'A key must be a plain word.', 'Write `key: value`.');
    }
  }
  return Object.fromEntries(entries);
}

function hasAnchorOrTag(node: unknown): boolean {
  if (!isScalar(node) && !isSeq(node) && !isMap(node)) return false;
  return node.anchor !== undefined || node.tag !== undefined;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) return offset;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      offset = startOf(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number {
  if (isScalar(node) || isSeq(node) || isMap(node) || isAlias(node)) return node.range?.[0] ?? 0;
  return 0;
}

function lineText(text: string, index: number): string {
  return text.split('\n')[index] ?? '';
}

/** The first line (from 0) that opens a quote and does not close it: YAML names the last one. */
function openQuote(text: string): number {
  return text.split('\n').findIndex((line) => {
    const mark = /[:[,-]\s*(["'])/u.exec(line)?.[1];
    return mark !== undefined && line.split(mark).length % 2 === 0;
  });
}

/** The message and the remedy for what the YAML parser says, in the words of someone who writes. */
function explain(code: string, message: string, line: string): readonly [string, string] {
  const shown = quoted(line);
  const key = /^\s*([\w-]+):/u.exec(line)?.[1] ?? 'key';
  const rest = line.replace(/^\s*[\w-]+:\s*/u, '').replaceAll('"', "'");
  const inQuotes = `Put the value between quotes: \`${key}: "${rest}"\`.`;
  switch (code) {
    case 'TAB_AS_INDENT':
      return ['The line is indented with a tab.', 'Indent with spaces.'];
    case 'DUPLICATE_KEY':
      return [`The key of ${shown} stands here for the second time.`, 'Keep one of the two lines.'];
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
      return ['The values are nested too deeply.', 'Write plain values, lists or one map.'];
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
    `${shown} is not valid YAML: ${message}.`,
    'Write `key: value`, one a line, and put a value with special characters between quotes.',
  ];
}
