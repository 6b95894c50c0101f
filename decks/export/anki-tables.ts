/** The JSON columns of Anki's table `col`, schema 11: configuration, note types, decks and their options. */

/** The note type that Loopwise writes. Never change it, or a later export creates a second one. */
export const ANKI_MODEL_ID = 1_764_000_000_001;

export interface AnkiDeck {
  readonly id: number;
  readonly [field: string]: unknown;
}

/** An Anki deck; `seconds` since the epoch. */
export function ankiDeck(id: number, name: string, about: string, seconds: number): AnkiDeck {
  return {
    id,
    name,
    desc: about,
    mod: seconds,
    usn: -1,
    dyn: 0,
    conf: 1,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 0,
    extendRev: 0,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}

/** The note type: front, back, and the question's file, which no card shows. */
export function ankiModel(seconds: number): Readonly<Record<string, unknown>> {
  return {
    id: ANKI_MODEL_ID,
    name: 'Loopwise question',
    type: 0,
    mod: seconds,
    usn: -1,
    sortf: 0,
    did: null,
    css: CSS,
    latexPre: '',
    latexPost: '',
    latexsvg: false,
    req: [[0, 'any', [0]]],
    tags: [],
    vers: [],
    flds: ['Front', 'Back', 'Loopwise'].map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: [
      {
        name: 'Question',
        ord: 0,
        qfmt: '{{Front}}',
        afmt: '{{FrontSide}}<hr id=answer>{{Back}}',
        bqfmt: '',
        bafmt: '',
        did: null,
      },
    ],
  };
}

const CSS =
  '.card{font-family:system-ui,sans-serif;font-size:17px;line-height:1.5;text-align:left}' +
  'pre{overflow-x:auto;padding:.6em;border:1px solid #8886;border-radius:4px;font-size:.85em}' +
  'code,pre{font-family:ui-monospace,monospace}details{margin:.6em 0}' +
  '.k{color:#8a1c6b}.s{color:#0b6b3a}.n{color:#9a4a00}.d{color:#1d4ed8}.c{color:#566074}' +
  '.nightMode .k{color:#f0a1d8}.nightMode .s{color:#8fdcae}.nightMode .n{color:#f4b887}' +
  '.nightMode .d{color:#9dbcff}.nightMode .c{color:#a9b3c4}';

/** The columns conf, models, decks, dconf and tags of the table's only row. */
export function ankiConfig(
  decks: readonly AnkiDeck[],
  model: Readonly<Record<string, unknown>>,
): readonly [conf: string, models: string, decks: string, dconf: string, tags: string] {
  const first = decks[0]?.id ?? 1;
  const conf = {
    nextPos: 1,
    estTimes: true,
    activeDecks: [first],
    sortType: 'noteFld',
    timeLim: 0,
    sortBackwards: false,
    addToCur: true,
    curDeck: first,
    newSpread: 0,
    dueCounts: true,
    curModel: ANKI_MODEL_ID,
    collapseTime: 1200,
  };
  const all = Object.fromEntries(
    [ankiDeck(1, 'Default', '', 0), ...decks].map((deck) => [String(deck.id), deck]),
  );
  return [
    JSON.stringify(conf),
    JSON.stringify({ [String(ANKI_MODEL_ID)]: model }),
    JSON.stringify(all),
    JSON.stringify({ '1': OPTIONS }),
    '{}',
  ];
}

/** Anki's own defaults. */
const OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 7],
    order: 1,
    perDay: 20,
    separate: true,
  },
  rev: {
    bury: true,
    ease4: 1.3,
    fuzz: 0.05,
    ivlFct: 1,
    maxIvl: 36_500,
    minSpace: 1,
    perDay: 200,
  },
  lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
};
