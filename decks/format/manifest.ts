import { z } from './zod.ts';
import { KEBAB } from './header.ts';
import { reportConcepts } from './concepts.ts';
import { LIMITS } from './limits.ts';
import { collect, conclude, failure, type Report } from './problems.ts';
import { reportPiece } from './prose.ts';
import { checkShape, type Fields } from './shape.ts';
import { suggester } from './suggest.ts';
import { inBytes, normaliseText, quoted, reportForbidden, utf8Length } from './text.ts';
import type { Manifest, Result, Unit } from './types.ts';
import { readYaml, type YamlSource } from './yaml.ts';

/** The name of the manifest in a deck's folder. */
export const MANIFEST_FILE = 'deck.yaml';

const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\n]*$/u);

/** The required form of the YAML; every scalar is text. */
export const schema = z.strictObject({
  format: z.literal('1').transform(() => 1 as const),
  id: z
    .string()
    .max(LIMITS.idLength)
    .regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/u),
  title: line(120),
  version: z
    .string()
    .max(40)
    .regex(/^\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z.-]+)?$/u),
  about: z.string().min(1).max(2000),
  authors: z.array(line(200)).min(1).max(100),
  license: line(200),
  units: z
    .array(
      z.strictObject({
        id: z.string().max(LIMITS.idLength).regex(KEBAB),
        title: line(120),
        needs: z.array(z.string()).max(LIMITS.units).default([]),
        intro: z.string().min(1).max(LIMITS.introLength).exactOptional(),
        concepts: z
          .array(
            z.strictObject({
              id: z.string().max(LIMITS.idLength).regex(KEBAB),
              title: line(120),
              needs: z.array(z.string()).max(LIMITS.concepts).default([]),
            }),
          )
          .min(1)
          .max(LIMITS.concepts)
          .exactOptional(),
      }),
    )
    .min(1)
    .max(LIMITS.units),
});

const CONCEPT = '`- { id: coroutine-objects, title: A call builds an object }`';

/** How each field is written. */
export const FIELDS: Fields = {
  'format': { expected: '1', remedy: 'Write `format: 1`.' },
  'id': {
    expected: 'small letters and digits joined by dots or dashes',
    remedy:
      'Write a name no other deck has, such as `id: jane.asyncio`; never change it, since progress is stored by it.',
  },
  'title': {
    expected: 'one line of at most 120 characters',
    remedy: 'Write a title: `title: Asyncio by prediction`.',
  },
  'version': {
    expected: 'a version such as 1.0.0',
    remedy: 'Write `version: 1.0.0`, and raise it with every release.',
  },
  'about': {
    expected: 'a text of at most 2000 characters',
    remedy: 'Write what the deck teaches in one sentence: `about: What await really does.`',
  },
  'authors': {
    expected: 'a list of names',
    remedy: 'Write `authors: [Jane Doe]`.',
  },
  'license': {
    expected: 'one line of at most 200 characters',
    remedy: 'Write the license others may use the deck under: `license: CC-BY-4.0`.',
  },
  'units': {
    expected: `a list of 1 to ${LIMITS.units} units`,
    remedy: 'Write `units:` and below it, for each folder, `- { id: basics, title: Basics }`.',
  },
  'units.*': {
    expected: 'a unit with `id` and `title`',
    remedy: 'Write `- { id: basics, title: Basics }`.',
  },
  'units.*.id': {
    expected: 'the name of a folder, in small letters, digits and dashes',
    remedy: 'Write `id: basics` and name the folder of the unit the same.',
  },
  'units.*.title': {
    expected: 'one line of at most 120 characters',
    remedy: 'Write a title: `title: Coroutine objects`.',
  },
  'units.*.needs': {
    expected: 'a list of ids of earlier units',
    remedy: 'Write `needs: [basics]`, or leave it out.',
  },
  'units.*.intro': {
    expected: `a paragraph of at most ${LIMITS.introLength} characters`,
    remedy: 'Write `intro: >-` and below it, indented, what the unit is about; or leave it out.',
  },
  'units.*.concepts': {
    expected: `a list of 1 to ${LIMITS.concepts} concepts`,
    remedy: `Write \`concepts:\` and below it ${CONCEPT}; or leave it out.`,
  },
  'units.*.concepts.*': {
    expected: 'a concept with `id` and `title`',
    remedy: `Write ${CONCEPT}.`,
  },
  'units.*.concepts.*.id': {
    expected: 'words in small letters joined by dashes',
    remedy: 'Write the `concept` of its questions, such as `id: coroutine-objects`.',
  },
  'units.*.concepts.*.title': {
    expected: 'one line of at most 120 characters',
    remedy: 'Write what a person reads: `title: A call builds an object`.',
  },
  'units.*.concepts.*.needs': {
    expected: 'a list of ids of earlier concepts',
    remedy: 'Write `needs: [coroutine-objects]`, or leave it out.',
  },
};

/** A manifest with the line of each unit. */
export interface LocatedManifest {
  readonly manifest: Manifest;
  readonly unitLines: readonly number[];
}

/** Reads a `deck.yaml`; the problems name `file`. */
export function parseManifest(text: string, file: string = MANIFEST_FILE): Result<Manifest> {
  const result = locateManifest(text, file);
  return result.ok ? { ok: true, value: result.value.manifest } : result;
}

/** As `parseManifest`, with the line of each unit in the file. */
export function locateManifest(
  text: string,
  file: string = MANIFEST_FILE,
): Result<LocatedManifest> {
  if (text.length > LIMITS.manifestBytes || utf8Length(text) > LIMITS.manifestBytes) {
    return failure(
      file,
      `The file is larger than ${inBytes(LIMITS.manifestBytes)}.`,
      'Keep texts about the deck in a README.md.',
    );
  }
  const { report, problems } = collect(file);
  const normal = normaliseText(text);
  reportForbidden(normal.split('\n'), report);
  const source = readYaml(normal, 1, report);
  if (source === undefined || isNewer(source, report)) {
    return conclude<LocatedManifest>(problems, undefined);
  }
  const found = checkShape(schema, source, FIELDS, report);
  if (found === undefined) return conclude<LocatedManifest>(problems, undefined);
  reportUnits(found.units, source, report);
  reportConcepts(found.units, source, report);
  for (const [index, { intro }] of found.units.entries()) {
    if (intro !== undefined) reportPiece(intro, source.lineOf(['units', index, 'intro']), report);
  }
  const unitLines = found.units.map((_, index) => source.lineOf(['units', index]));
  return conclude(problems, { manifest: found, unitLines });
}

/** A newer format may differ in every way, so no other problem is worth reporting. */
function isNewer({ value, lineOf }: YamlSource, report: Report): boolean {
  if (typeof value !== 'object' || !('format' in value)) return false;
  const { format } = value;
  if (typeof format !== 'string' || !/^\d+$/u.test(format) || Number(format) <= 1) return false;
  report(
    lineOf(['format']),
    `The deck was made for a newer Loopwise: it has format ${quoted(format)}, this one reads 1.`,
    'Update Loopwise and open the deck again.',
  );
  return true;
}

function reportUnits(units: readonly Unit[], source: YamlSource, report: Report): void {
  const ids = new Set(units.map((unit) => unit.id));
  const suggest = suggester([...ids]);
  const place = new Map<string, number>();
  for (const [index, unit] of units.entries()) {
    if (place.has(unit.id)) {
      report(
        source.lineOf(['units', index, 'id']),
        `The unit \`${unit.id}\` is listed twice.`,
        'Delete one of the two, or give it another id and folder.',
      );
    }
    const named = new Set<string>();
    for (const [at, need] of unit.needs.entries()) {
      const line = source.lineOf(['units', index, 'needs', at]);
      if (named.has(need)) {
        report(line, `\`needs\` names ${quoted(need)} twice.`, 'Delete one of the two.');
      } else if (need === unit.id) {
        report(line, `The unit \`${need}\` needs itself.`, 'Delete it from `needs`.');
      } else if (ids.has(need) && !place.has(need)) {
        report(
          line,
          `The unit \`${unit.id}\` needs \`${need}\`, which comes later.`,
          `Move \`${need}\` above it: new questions come in the order of the units.`,
        );
      } else if (!place.has(need)) {
        const near = suggest(need);
        report(
          line,
          `There is no unit ${quoted(need)}.`,
          near === undefined ? 'Name the id of an earlier unit.' : `Did you mean \`${near}\`?`,
        );
      }
      named.add(need);
    }
    place.set(unit.id, index);
  }
}
