/** A question as presented: its variant, its form, and its answer key. */
import type { AboutQuestion, AnswerKey, Question } from '#format/types.ts';
import { looksSame } from '#format/output.ts';
import { variantCount } from '#format/variant-values.ts';
import { hashOf } from '#format/hash.ts';
import { variantFor } from '#schedule/variant.ts';
import { isUnitFresh } from '#store/cards.ts';
import { getDeck, getQuestion } from '#store/decks.ts';
import { loadSettings } from '#store/settings.ts';
import type { CardRow, Form } from '#store/rows.ts';
import { ownedBy } from '#session/engine.ts';
import { exerciseAt } from '#session/forms/clock/clock.ts';
import { endingOf, sameEnding } from '#session/forms/endings.ts';
import { exerciseFor, formsFor } from '#session/forms/exercise-for.ts';
import type { Believed, RunSource } from '#session/forms/form.ts';
import { FOUND_FORMS } from '#session/forms/registry.ts';
import { findHappen } from '#session/forms/happen/happen.ts';
import type { Exercise } from '#session/forms/registry.ts';
import { FRESH_VARIANT, freshQuestion, wantsFresh } from './fresh-variant.ts';
import type { MakeFresh } from './fresh-variant.ts';
import type { Findings } from './findings.ts';
import { NO_FINDINGS, findingsOf } from './findings.ts';
import type { Services } from '#session/services.ts';

export interface PresentedQuestion {
  readonly card: CardRow;
  readonly unit: string;
  readonly unitTitle: string;
  readonly deckTitle: string;
  /** Markdown that introduces the unit, if this is its first question ever. */
  readonly intro: string | undefined;
  /** With the variant's values filled in. */
  readonly question: Question;
  readonly variant: number;
  readonly exercise: Exercise;
  /** The output of the program; undefined for a question without one. */
  readonly key: AnswerKey | undefined;
  /** Facts about its program that become known meanwhile. */
  readonly findings: Findings;
  /**
   * It does otherwise than the question's first variant, or was generated: the reason need not begin
   * with why.
   */
  readonly doesOtherwise?: boolean;
  /** How many variants the question has; 1 if absent. */
  readonly variants?: number;
  /** It is asked because of a belief that the learner may hold. */
  readonly testsBelief?: boolean;
  /** Forms that need runs and that the learner had not met when it was prepared. */
  readonly unmet?: readonly Form[];
}

/**
 * Prepares a card to be shown; undefined if its question is gone. Rejects if the answer key has to
 * be computed and Python does not start.
 */
export async function presentQuestion(
  services: Pick<Services, 'db' | 'engine' | 'keys'>,
  card: CardRow,
  {
    makeFresh,
    cram = false,
  }: { readonly makeFresh?: MakeFresh | undefined; readonly cram?: boolean } = {},
): Promise<PresentedQuestion | undefined> {
  const { db, keys } = services;
  const [row, deck, { wanted, formsMet }, isFresh] = await Promise.all([
    getQuestion(db, card.id),
    getDeck(db, card.deckId),
    loadSettings(db),
    isUnitFresh(db, card),
  ]);
  if (row === undefined || deck === undefined) return undefined;
  const fresh = cram ? undefined : await freshFor(keys, row.question, card, makeFresh);
  const at = fresh?.variant ?? variantFor(card.memory, variantCount(row.question), cram);
  const question = fresh?.question ?? (await inVariant(row.question, at));
  const unit = deck.manifest.units.find(({ id }) => id === row.unit);
  const asked = {
    card,
    unit: row.unit,
    unitTitle: unit?.title ?? row.unit,
    deckTitle: deck.manifest.title,
    intro: isFresh ? unit?.intro : undefined,
    question,
    variant: at,
    ...(wanted.some(({ cardId }) => cardId === card.id) && { testsBelief: true }),
    unmet: FOUND_FORMS.filter((form) => !formsMet.includes(form)),
  };
  if (question.kind === 'choice' && question.asks !== 'they-say') {
    return chooseExercise({ ...asked, key: undefined, findings: NO_FINDINGS });
  }
  const { program } = question;
  const of = { deckId: card.deckId, program };
  if (question.kind === 'about') {
    const source = { engine: ownedBy(services.engine, card.deckId), program, seed: seedFor(card) };
    const [key, exercise] = await Promise.all([keys.of(of), exerciseAbout(question, source)]);
    return chooseExercise({
      ...asked,
      key,
      findings: { ...NO_FINDINGS, exercise: () => exercise },
    });
  }
  if (question.kind !== 'predict') {
    return chooseExercise({ ...asked, key: await keys.of(of), findings: NO_FINDINGS });
  }
  const [key, atHand] = await Promise.all([keys.of(of), keys.modelsAtHand(of)]);
  const doesOtherwise =
    at !== 0 && !(await isAlike(keys, { deckId: card.deckId, of: row.question, at, key }));
  const forms = formsFor(card.memory);
  const findings = findingsOf(services, { ...of, atHand, key, forms, seed: seedFor(card) });
  const variants = variantCount(row.question);
  return chooseExercise({ ...asked, key, findings, doesOtherwise, variants });
}

/** Whether a variant prints what the first one does, but for the values that vary. */
async function isAlike(
  keys: Services['keys'],
  variant: { deckId: string; of: Question; at: number; key: AnswerKey },
): Promise<boolean> {
  const { deckId, of, at, key } = variant;
  if (at === FRESH_VARIANT || of.kind !== 'predict') return false;
  const first = await keys.atHand({ deckId, program: of.program });
  if (first === undefined) return false;
  const { codeInVariant } = await import('#format/vary.ts');
  return (
    looksSame(codeInVariant(of, at, first.stdout), key.stdout) &&
    sameEnding(endingOf(first.ended), endingOf(key.ended))
  );
}

/** Another variant than the first needs the Markdown parser, which is not part of a start. */
async function inVariant(question: Question, at: number): Promise<Question> {
  if (at === 0) return { ...question, vary: [] };
  const { variant } = await import('#format/vary.ts');
  return variant(question, at);
}

/** A generated program in place of a variant, if it is its turn and one can be made. */
async function freshFor(
  keys: Services['keys'],
  question: Question,
  { memory }: CardRow,
  make: MakeFresh | undefined,
): Promise<{ readonly question: Question; readonly variant: number } | undefined> {
  if (make === undefined || !wantsFresh(question, memory)) return undefined;
  try {
    const [made, models] = await Promise.all([make(question.fresh ?? ''), keys.catalogue()]);
    const teaching = models.find(({ id }) => id === question.fresh)?.teaching;
    if (made === undefined || teaching === undefined) return undefined;
    return { question: freshQuestion(question, made, teaching), variant: FRESH_VARIANT };
  } catch {
    // A variant of the deck does as well.
    return undefined;
  }
}

/** What a question needs from runs of its program. */
async function exerciseAbout(
  { about }: AboutQuestion,
  source: Pick<RunSource, 'engine' | 'program' | 'seed'>,
): Promise<Exercise | undefined> {
  return about === 'can-happen'
    ? findHappen({ ...source, models: () => [] })
    : exerciseAt(source, about);
}

/**
 * The question in the form that fits it, given what is known now; not in the form `except`, which
 * the learner has declined. `introduces`: a form that is new to the learner may come first.
 */
export function chooseExercise(
  asked: Omit<PresentedQuestion, 'exercise'>,
  { except, introduces = false }: { readonly except?: Form; readonly introduces?: boolean } = {},
): PresentedQuestion {
  const { card, question, key, findings } = asked;
  const seed = seedFor(card);
  const believed = (findings.models() ?? []).map(({ ids, stdout, ended }): Believed => ({
    model: ids[0] ?? '',
    stdout,
    ended,
  }));
  const subject = { question, key, believed, seed, reviews: reviewsOf(card) };
  const { testsBelief } = asked;
  const unmet = introduces ? asked.unmet : [];
  const options = { found: findings.exercise, except, unmet, testsBelief };
  return { ...asked, exercise: exerciseFor(subject, card.memory, options) };
}

/** A new seed at every review of a card. */
function seedFor(card: CardRow): number {
  return hashOf(`${card.id} ${reviewsOf(card)}`);
}

function reviewsOf({ memory }: CardRow): number {
  return memory.state === 'new' ? 0 : memory.reps;
}
