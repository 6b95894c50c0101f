/** JSON Schemas of what is written by hand, so that editors complete and check it. */
import { FIELDS as QUESTION_FIELDS, schema as questionSchema } from './header.ts';
import { FIELDS as DECK_FIELDS, schema as deckSchema } from './manifest.ts';
import type { Fields } from './shape.ts';
import { z } from './zod.ts';

/** The files that have a JSON Schema. */
export type SchemaName = 'deck' | 'question';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The JSON Schema (draft 2020-12) of `deck.yaml` or of a question's front matter, as text. */
export function jsonSchema(name: SchemaName): string {
  const [schema, fields, title] =
    name === 'deck'
      ? [deckSchema, DECK_FIELDS, 'deck.yaml of a Loopwise deck']
      : [questionSchema, QUESTION_FIELDS, 'The front matter of a Loopwise question'];
  const json = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return `${JSON.stringify({ title, ...asObject(forEditors(json, [], fields)) }, null, 2)}\n`;
}

/** Fields whose values may look like numbers: a scalar is read as text. */
const ANY_SCALAR = new Set(['version', 'vary.*.*']);

/** The schema with the fields' descriptions, and with numbers where people write numbers. */
function forEditors(json: Json, path: readonly string[], fields: Fields): Json {
  if (!isObject(json)) return json;
  const name = path.join('.');
  const { properties, items, additionalProperties, enum: values, ...rest } = json;
  const inside = (child: Json, step: string): Json => forEditors(child, [...path, step], fields);
  const description = descriptionOf(name, fields);
  return {
    ...rest,
    ...(ANY_SCALAR.has(name) && { type: ['string', 'number', 'boolean'] }),
    ...(json['const'] === '1' && { type: 'integer', const: 1 }),
    ...(values !== undefined && enumOf(values)),
    ...(description !== undefined && { description }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(asObject(properties)).map(([key, child]) => [key, inside(child, key)]),
      ),
    }),
    ...(items !== undefined && { items: inside(items, '*') }),
    ...(additionalProperties !== undefined && {
      additionalProperties: inside(additionalProperties, '*'),
    }),
  };
}

function enumOf(values: Json): { readonly [key: string]: Json } {
  const list = Array.isArray(values) ? (values as readonly Json[]) : [];
  return list.every((value) => typeof value === 'string' && /^\d$/u.test(value))
    ? { type: 'integer', enum: list.map(Number) }
    : { enum: list };
}

function isObject(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function asObject(json: Json): { readonly [key: string]: Json } {
  return isObject(json) ? json : {};
}

function descriptionOf(name: string, fields: Fields): string | undefined {
  const field = fields[name];
  if (field === undefined) return undefined;
  const remedy = typeof field.remedy === 'string' ? field.remedy : field.remedy('');
  return `${field.expected.charAt(0).toUpperCase()}${field.expected.slice(1)}. ${remedy}`;
}
