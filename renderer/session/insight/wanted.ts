/**
 * Which questions the next session should ask because of the learner's beliefs: for each belief
 * that a wrong answer named, or that is probably held, another question on which it fails.
 */
import { HELD } from '#beliefs/map.ts';
import { posterior } from '#beliefs/posterior.ts';
import { weigh } from '#beliefs/weigh.ts';
import { retrievability } from '#schedule/fsrs.ts';
import type { Services } from '#session/services.ts';
import type { CardRow } from '#store/rows.ts';
import type { WantedCard } from '#store/settings.ts';
import { saveSetting } from '#store/settings.ts';
import type { AnswerAbout, ProbingQuestion } from './evidence.ts';
import { ASSUMPTIONS, loadEvidence, loadProbing } from './evidence.ts';

/** The most questions that beliefs add to a session. */
const MOST = 5;

type Needed = Pick<Services, 'db' | 'keys' | 'now'>;

/** Chooses them from all answers so far, and stores them. */
export async function chooseWanted(services: Needed): Promise<void> {
  const evidence = await loadEvidence(services);
  const last = evidence.at(-1);
  const wanted = last === undefined ? [] : await wantedAfter(services, evidence, last);
  await saveSetting(services.db, 'wanted', wanted);
}

async function wantedAfter(
  services: Needed,
  evidence: readonly AnswerAbout[],
  last: AnswerAbout,
): Promise<readonly WantedCard[]> {
  const { deckId, sessionId } = last.row;
  const { db, keys, now } = services;
  const [models, probing] = await Promise.all([keys.catalogue(), loadProbing(services, deckId)]);
  const cards = new Map(
    (await db.cards.bulkGet(probing.map(({ id }) => id))).flatMap((card) =>
      card?.active === 1 ? [[card.id, card] as const] : [],
    ),
  );
  const recent = evidence.filter(({ row }) => row.sessionId === sessionId);
  const asked = new Set(recent.map(({ cardId }) => cardId));
  const begun = new Set(
    [...cards.values()].flatMap(({ memory, unit }) => (memory.state === 'new' ? [] : [unit])),
  );
  const candidates = probing.flatMap((question) => {
    const card = cards.get(question.id);
    const possible = card !== undefined && begun.has(card.unit) && !asked.has(card.id);
    return possible ? [{ question, card }] : [];
  });
  const chosen = new Map<string, WantedCard>();
  for (const belief of beliefsToTest(evidence, recent)) {
    if (chosen.size === MOST) break;
    const best = bestFor(belief, candidates, now());
    const statement = models.find(({ id }) => id === belief)?.statement;
    if (best === undefined || statement === undefined || chosen.has(best)) continue;
    chosen.set(best, { cardId: best, belief: statement });
  }
  return [...chosen.values()];
}

/** Beliefs named by a wrong answer of the last session first, then those probably held. */
function beliefsToTest(
  evidence: readonly AnswerAbout[],
  recent: readonly AnswerAbout[],
): readonly string[] {
  const { of } = posterior(weigh(evidence), ASSUMPTIONS);
  const likelier = (one: string, other: string): number => of(other) - of(one);
  const named = (answers: readonly AnswerAbout[]): readonly string[] =>
    answers.flatMap(({ given, probe }) =>
      typeof given === 'number' ? (probe.outputs[given] ?? []).toSorted(likelier).slice(0, 1) : [],
    );
  const held = named(evidence).filter((id) => of(id) >= HELD);
  return [...new Set([...named(recent), ...held.toSorted(likelier)])];
}

interface Possible {
  readonly question: ProbingQuestion;
  readonly card: CardRow;
}

/**
 * The card that tests a belief best: a new one from a started unit, otherwise the least known one.
 */
function bestFor(belief: string, candidates: readonly Possible[], now: number): string | undefined {
  const fitting = candidates.filter(({ question }) =>
    question.probe.outputs.some((ids) => ids.includes(belief)),
  );
  const known = ({ card }: Possible): number =>
    card.memory.state === 'new' ? 0 : retrievability(card.memory, now);
  return fitting.toSorted((one, other) => known(one) - known(other))[0]?.card.id;
}
