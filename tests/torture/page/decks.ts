/** Decks of the torture: versions of one deck, each with different questions, without an engine. */
import type { Deck, PlacedQuestion } from '#format/types.ts';

export const DECK = 'torture.deck';

/** Questions that every version has, so that there is always something to answer. */
export const LASTING = 40;

function question(id: string, position: number, version: number): PlacedQuestion {
  return {
    unit: `unit-${position % 4}`,
    position,
    hash: `${id} ${version}`,
    file: `${id}.md`,
    question: {
      kind: 'choice',
      id,
      concept: 'tasks',
      covers: ['G16'],
      level: 1,
      tier: 'DOC',
      python: '>=3.11',
      docs: 'library/asyncio-task.html',
      vary: [],
      prompt: `Question ${id} of version ${version}?`,
      why: 'Because.',
      program: '',
      choices: [
        { correct: true, text: 'Yes', why: 'Yes.' },
        { correct: false, text: 'No', why: 'No.' },
      ],
    },
  };
}

/** A version of the deck; each changes all its questions and adds some of its own. */
export function deckOf(version: number): Deck {
  const ids = [
    ...Array.from({ length: LASTING }, (_, at) => `lasting-${at}`),
    ...Array.from({ length: 10 + (version % 7) }, (_, at) => `of-${version}-${at}`),
  ];
  return {
    manifest: {
      format: 1,
      id: DECK,
      title: 'Torture',
      version: `${version}.0.0`,
      about: 'For tests.',
      authors: ['Nobody'],
      license: 'CC0-1.0',
      units: [0, 1, 2, 3].map((unit) => ({ id: `unit-${unit}`, title: `Unit ${unit}`, needs: [] })),
    },
    questions: ids.map((id, position) => question(id, position, version)),
  };
}
