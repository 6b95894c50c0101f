import type { z } from './zod.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './problems.ts';
import { suggest } from './suggest.ts';
import { quoted } from './text.ts';
import type { YamlSource, YamlValue } from './yaml.ts';

/** How a field is written: for the message ("must be ...") and for the remedy. */
export interface Field {
  readonly expected: string;
  readonly remedy: string | ((value: string) => string);
}

/** Fields by path: `vary`, `units.*.id` (`*` stands for any index of a list or key of a map). */
export type Fields = Readonly<Record<string, Field>>;

/**
 * Checks YAML against a schema and reports every problem at its line.
 *
 * @returns undefined if a problem was reported.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  source: YamlSource,
  fields: Fields,
  report: Report,
): T | undefined {
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, LIMITS.problems)) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, LIMITS.problems))
        reportUnknown(key, issue.path, source, fields, report);
    } else {
      reportField(issue.path, source, fields, report);
    }
  }
  return undefined;
}

function reportUnknown(
  key: string,
  path: readonly PropertyKey[],
  source: YamlSource,
  fields: Fields,
  report: Report,
): void {
  const above = pattern(path, fields);
  const depth = path.length + 1;
  const known = Object.keys(fields)
    .filter((name) => name.startsWith(above) && name.split('.').length === depth)
    .map((name) => name.split('.').at(-1) ?? name);
  const near = suggest(key, known);
  report(
    source.lineOf([...path, key]),
    `There is no field ${quoted(key)}.`,
    near === undefined
      ? `Delete the line; the fields are ${known.map((name) => `\`${name}\``).join(', ')}.`
      : `Did you mean \`${near}\`?`,
  );
}

function reportField(
  path: readonly PropertyKey[],
  source: YamlSource,
  fields: Fields,
  report: Report,
): void {
  const field = fields[pattern(path, fields)] ?? {
    expected: 'a map of fields',
    remedy: 'Write `key: value`, one a line.',
  };
  const value = valueAt(source.value, path);
  const name = nameOf(path);
  const shown = typeof value === 'string' ? value : JSON.stringify(value ?? '').slice(0, 200);
  const remedy = typeof field.remedy === 'string' ? field.remedy : field.remedy(shown);
  const message =
    value === undefined
      ? `${name} is missing.`
      : value === ''
        ? `${name} is empty.`
        : `${name} must be ${field.expected}, not ${quoted(shown)}.`;
  report(source.lineOf(path), message, remedy);
}

/** The pattern of a path in `fields`: names where known, `*` otherwise. */
function pattern(path: readonly PropertyKey[], fields: Fields): string {
  let found = '';
  for (const step of path) {
    const exact = found === '' ? String(step) : `${found}.${String(step)}`;
    const any = found === '' ? '*' : `${found}.*`;
    found = typeof step === 'string' && Object.hasOwn(fields, exact) ? exact : any;
  }
  return found;
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'This';
  if (typeof last === 'string') return quoted(last);
  const list = path.findLast((step) => typeof step === 'string');
  return `An entry of ${quoted(list ?? '')}`;
}

function valueAt(value: YamlValue, path: readonly PropertyKey[]): YamlValue | undefined {
  let found: YamlValue | undefined = value;
  for (const step of path) {
    if (typeof found !== 'object') return undefined;
    found = own(found, String(step));
  }
  return found;
}

function own(value: YamlValue, key: string): YamlValue | undefined {
  return typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, YamlValue>>)[key]
    : undefined;
}
