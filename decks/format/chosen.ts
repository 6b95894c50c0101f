/** Copies questions chosen from one or more decks into a deck, with the units and concepts they need. Pure. */
import { freeId } from './deck-id.ts';
import type { Concept, Manifest, Question, Unit } from './types.ts';

/** A question and where it comes from. */
export interface Chosen {
  readonly question: Question;
  readonly unit: string;
  readonly from: Manifest;
}

export interface Added {
  readonly question: Question;
  readonly unit: string;
}

/**
 * The manifest with the units and concepts that the chosen questions need, and those questions adapted to
 * the deck: an id that is taken gets a number, and a pair is kept only if both questions are chosen.
 *
 * @param present the current questions of the deck.
 */
export function withChosen(
  manifest: Manifest,
  present: readonly Added[],
  chosen: readonly Chosen[],
): { readonly manifest: Manifest; readonly added: readonly Added[] } {
  const taken = new Set(present.map(({ question }) => question.id));
  /** The new id of a question, by its deck and its id there. */
  const idOf = new Map<string, string>();
  for (const { question, from } of chosen) {
    const id = freeId(question.id, taken);
    taken.add(id);
    idOf.set(`${from.id}/${question.id}`, id);
  }
  const added = chosen.map(({ question, unit, from }): Added => {
    const { pair, ...alone } = question;
    const partner = pair === undefined ? undefined : idOf.get(`${from.id}/${pair}`);
    const id = idOf.get(`${from.id}/${question.id}`) ?? question.id;
    return {
      unit,
      question: { ...alone, id, ...(partner === undefined ? {} : { pair: partner }) },
    };
  });
  const units = unitsWith(manifest.units, chosen);
  return {
    manifest: { ...manifest, units: declared(units, [...present, ...added], chosen) },
    added,
  };
}

/** The units followed by those of the chosen questions, without their concepts. */
function unitsWith(units: readonly Unit[], chosen: readonly Chosen[]): readonly Unit[] {
  const all = new Map(units.map((unit) => [unit.id, unit]));
  for (const { unit: id, from } of chosen) {
    if (all.has(id)) continue;
    const { title = id, needs = [], intro } = from.units.find((unit) => unit.id === id) ?? {};
    all.set(id, { id, title, needs, ...(intro === undefined ? {} : { intro }) });
  }
  return [...all.values()].map((unit) => ({
    ...unit,
    needs: unit.needs.filter((needed) => all.has(needed)),
  }));
}

/** The units with a declaration of every concept in use, if any concept is declared at all. */
function declared(
  units: readonly Unit[],
  questions: readonly Added[],
  chosen: readonly Chosen[],
): readonly Unit[] {
  const known = new Map<string, Concept>();
  for (const { from } of chosen) {
    for (const { concepts = [] } of from.units) {
      for (const concept of concepts) known.set(concept.id, concept);
    }
  }
  const there = new Set(units.flatMap(({ concepts = [] }) => concepts.map(({ id }) => id)));
  const wanted = questions.some(({ question }) => known.has(question.concept));
  if (there.size === 0 && !wanted) return units;
  const missing = new Map<string, Concept[]>();
  for (const { question, unit } of questions) {
    const { concept: id } = question;
    if (there.has(id)) continue;
    there.add(id);
    const list = missing.get(unit) ?? [];
    list.push(known.get(id) ?? { id, title: id, needs: [] });
    missing.set(unit, list);
  }
  return units.map((unit) => {
    const concepts = [...(unit.concepts ?? []), ...(missing.get(unit.id) ?? [])];
    if (concepts.length === 0) return unit;
    return {
      ...unit,
      concepts: concepts.map((concept) => ({
        ...concept,
        needs: concept.needs.filter((needed) => there.has(needed)),
      })),
    };
  });
}
