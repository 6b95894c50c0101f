/** The map of beliefs for the screen: statements, status and evidence. */
import type { BeliefState, BeliefStatus } from '#beliefs/map.ts';
import { beliefMapSteps, isNamed } from '#beliefs/map.ts';
import type { Manifest } from '#format/types.ts';
import { conceptName } from '#session/concept-name.ts';
import { inSteps } from '#session/next-task.ts';
import type { Model } from '#engine/models/models.ts';
import type { Services } from '#session/services.ts';
import { listDecks } from '#store/decks.ts';
import type { Scope } from '#store/rows.ts';
import type { AnswerAbout } from './evidence.ts';
import { ASSUMPTIONS, loadEvidence, loadProbing } from './evidence.ts';

/** A belief with its statement. */
export interface BeliefView extends BeliefState {
  readonly statement: string;
  readonly teaching: string;
}

/** The learner's beliefs, in the order of the catalogue. */
export interface BeliefsView {
  readonly beliefs: readonly BeliefView[];
  /** The number of answers that are evidence. */
  readonly answers: number;
}

/** Beliefs with some statuses, the likeliest first. */
export function beliefsIn(
  { beliefs }: BeliefsView,
  ...statuses: readonly BeliefStatus[]
): readonly BeliefView[] {
  return beliefs
    .filter(({ status }) => statuses.includes(status))
    .toSorted((a, b) => b.probability - a.probability);
}

/** An answer that is evidence for a belief. */
export interface BeliefAnswer {
  readonly reviewId: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The question's concept, in words. */
  readonly concept: string;
  /** Whether the answer follows the belief; otherwise it is right where the belief is wrong. */
  readonly agrees: boolean;
  readonly answer: string;
  readonly deckId: string;
  readonly program: string;
}

/** The map, and access to the answers behind it. */
export interface LoadedBeliefs {
  readonly view: BeliefsView;
  /** The evidence for a belief, newest first. */
  readonly answersOf: (id: string) => readonly BeliefAnswer[];
  /** Questions on which a belief fails, to practise it; undefined if there is none. */
  readonly practiceOf: (id: string) => Promise<Scope | undefined>;
}

/** Computes the map from the log. Rejects if the catalogue cannot be read. */
export async function loadBeliefs({
  db,
  keys,
}: Pick<Services, 'db' | 'keys'>): Promise<LoadedBeliefs> {
  const [models, answers, decks] = await Promise.all([
    keys.catalogue(),
    loadEvidence({ db, keys }),
    listDecks(db),
  ]);
  const manifests = new Map(decks.map(({ id, manifest }) => [id, manifest]));
  return {
    view: { beliefs: await viewsOf(models, answers), answers: answers.length },
    answersOf: (id) => answersOf(id, answers, manifests),
    practiceOf: async (id) => practiceOf(id, { db, keys }),
  };
}

async function viewsOf(
  models: readonly Model[],
  answers: readonly AnswerAbout[],
): Promise<readonly BeliefView[]> {
  const ids = models.map(({ id }) => id);
  const states = await inSteps(beliefMapSteps(ids, answers, ASSUMPTIONS));
  return states.map((state, at) => ({
    ...state,
    statement: models[at]?.statement ?? state.id,
    teaching: models[at]?.teaching ?? '',
  }));
}

/** Questions in one practice. */
const PRACTICE = 8;

/**
 * The practice for a belief: the questions on which it fails, known ones before new ones, from the
 * deck that has most of them.
 */
async function practiceOf(
  id: string,
  services: Pick<Services, 'db' | 'keys'>,
): Promise<Scope | undefined> {
  const { db } = services;
  const scopes = await Promise.all(
    (await listDecks(db)).map(async ({ id: deckId }) => {
      const failing = (await loadProbing(services, deckId)).filter(({ probe }) =>
        probe.outputs.some((ids) => ids.includes(id)),
      );
      const rows = await db.cards.bulkGet(failing.map((question) => question.id));
      const active = rows.flatMap((card) => (card?.active === 1 ? [card] : []));
      const known = active.filter(({ memory }) => memory.state !== 'new');
      const fresh = active.filter(({ memory }) => memory.state === 'new');
      return { deckId, cards: [...known, ...fresh].slice(0, PRACTICE).map((card) => card.id) };
    }),
  );
  const [best] = scopes.toSorted((one, other) => other.cards.length - one.cards.length);
  return best === undefined || best.cards.length === 0 ? undefined : best;
}

function answersOf(
  id: string,
  answers: readonly AnswerAbout[],
  manifests: ReadonlyMap<string, Manifest>,
): readonly BeliefAnswer[] {
  return answers
    .filter(
      (answer) =>
        isNamed(answer, id) ||
        (answer.given === 'truth' && answer.probe.outputs.some((ids) => ids.includes(id))),
    )
    .map((answer) => ({
      reviewId: answer.reviewId,
      at: answer.at,
      concept: conceptName(
        manifests.get(answer.row.deckId) ?? { units: [] },
        answer.question.concept,
      ),
      agrees: isNamed(answer, id),
      answer: answer.row.answer,
      deckId: answer.row.deckId,
      program: answer.program,
    }))
    .toReversed();
}
