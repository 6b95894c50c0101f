/** The concepts of a deck and what each of them needs: a graph without cycles. */
import type { Report } from './problems.ts';
import { suggest } from './suggest.ts';
import { quoted } from './text.ts';
import type { Concept, Manifest, PlacedQuestion, Problem, Unit } from './types.ts';
import type { YamlSource } from './yaml.ts';

type Units = readonly Pick<Unit, 'concepts'>[];

/** All concepts that a deck declares, in the order in which they are introduced. */
export function conceptsOf({ units }: { readonly units: Units }): readonly Concept[] {
  return units.flatMap(({ concepts }) => concepts ?? []);
}

/** What is shown for a concept: its title, or its id if the deck does not declare it. */
export function conceptTitle(manifest: Pick<Manifest, 'units'>, id: string): string {
  return conceptsOf(manifest).find((concept) => concept.id === id)?.title ?? id;
}

/** Reports concepts that are declared twice, and needs that are unknown or form a cycle. */
export function reportConcepts(units: Units, source: YamlSource, report: Report): void {
  const all = new Map(conceptsOf({ units }).map((concept) => [concept.id, concept]));
  const met = new Set<string>();
  for (const [index, { concepts = [] }] of units.entries()) {
    for (const [at, { id, needs }] of concepts.entries()) {
      const path = ['units', index, 'concepts', at];
      if (met.has(id)) {
        report(
          source.lineOf([...path, 'id']),
          `The concept \`${id}\` is declared a second time.`,
          'Delete one of the two, or give it another id.',
        );
      }
      for (const [nth, need] of needs.entries()) {
        const line = source.lineOf([...path, 'needs', nth]);
        if (needs.indexOf(need) < nth) {
          report(line, `\`needs\` names ${quoted(need)} twice.`, 'Delete one of the two.');
        } else if (!met.has(need)) {
          reportNeed({ id, need }, all, line, report);
        }
      }
      met.add(id);
    }
  }
}

/** Reports a need that does not come before the concept. */
function reportNeed(
  { id, need }: { readonly id: string; readonly need: string },
  all: ReadonlyMap<string, Concept>,
  line: number,
  report: Report,
): void {
  if (!all.has(need)) {
    report(line, `There is no concept ${quoted(need)}.`, meant(need, [...all.keys()]));
    return;
  }
  const way = wayBack(need, id, all);
  if (way === undefined) {
    report(
      line,
      `The concept \`${id}\` needs \`${need}\`, which comes later.`,
      `Declare \`${need}\` above it: concepts come in the order of the file.`,
    );
  } else {
    report(
      line,
      `The concepts need each other: ${[id, ...way].map((step) => `\`${step}\``).join(' → ')}.`,
      'Take one of them out of `needs`: what comes first cannot need what comes after it.',
    );
  }
}

/** The concepts from `start` to `end` along `needs`, both included; undefined if there is no path. */
function wayBack(
  start: string,
  end: string,
  all: ReadonlyMap<string, Concept>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[start]];
  for (const way of ways) {
    const last = way.at(-1) ?? '';
    if (last === end) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const need of all.get(last)?.needs ?? []) ways.push([...way, need]);
  }
  return undefined;
}

/**
 * Questions on concepts that the deck does not declare; none if it declares no concepts at all.
 *
 * @param lines the line of each question's `concept` in its file, by the question's id.
 */
export function conceptProblems(
  questions: readonly Pick<PlacedQuestion, 'question' | 'file'>[],
  manifest: Manifest,
  lines: ReadonlyMap<string, number>,
): readonly Problem[] {
  const declared = conceptsOf(manifest).map(({ id }) => id);
  if (declared.length === 0) return [];
  return questions.flatMap(({ question: { id, concept }, file }): readonly Problem[] =>
    declared.includes(concept)
      ? []
      : [
          {
            file,
            line: lines.get(id) ?? 1,
            message: `The concept \`${concept}\` is not declared in \`deck.yaml\`.`,
            remedy: `${meant(concept, declared)} Or declare it below its unit, with a title that a person reads.`,
          },
        ],
  );
}

function meant(id: string, known: readonly string[]): string {
  const near = suggest(id, known);
  return near === undefined ? 'Name the id of a concept.' : `Did you mean \`${near}\`?`;
}
