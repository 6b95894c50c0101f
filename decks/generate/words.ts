/** The subjects of programs: words for the slots of skeletons. */

/** A piece of work and what it is done to. */
export interface Situation {
  /** Name of a function. */
  readonly verb: string;
  /** Name of a parameter. */
  readonly thing: string;
  readonly things: readonly string[];
  /** As in `cooking soup`. */
  readonly begin: string;
  /** As in `soup cooked`. */
  readonly done: string;
  /** As in `soup burnt`. */
  readonly bad: string;
  /** Name of a parameter: how long it takes. */
  readonly unit: string;
}

function situation(
  verb: string,
  thing: string,
  things: string,
  [begin, done, bad]: readonly [string, string, string],
  unit: string,
): Situation {
  return { verb, thing, things: things.split(' '), begin, done, bad, unit };
}

export const SITUATIONS: readonly Situation[] = [
  situation('cook', 'dish', 'soup rice eggs stew', ['cooking', 'cooked', 'burnt'], 'minutes'),
  situation('wash', 'item', 'shirt coat scarf towel', ['washing', 'washed', 'torn'], 'minutes'),
  situation(
    'scan',
    'page',
    'map letter ticket form',
    ['scanning', 'scanned', 'blurred'],
    'seconds',
  ),
  situation('paint', 'wall', 'north south east west', ['painting', 'painted', 'cracked'], 'hours'),
  situation('wrap', 'gift', 'book lamp vase game', ['wrapping', 'wrapped', 'broken'], 'minutes'),
  situation(
    'upload',
    'file',
    'photo report song film',
    ['uploading', 'uploaded', 'lost'],
    'seconds',
  ),
  situation('mend', 'tool', 'clock kettle saw drill', ['mending', 'mended', 'ruined'], 'hours'),
  situation(
    'deliver',
    'parcel',
    'small large heavy light',
    ['delivering', 'delivered', 'lost'],
    'hours',
  ),
  situation('water', 'plant', 'fern rose basil ivy', ['watering', 'watered', 'withered'], 'days'),
  situation('bake', 'cake', 'muffin bread pie tart', ['baking', 'baked', 'burnt'], 'minutes'),
  situation(
    'weigh',
    'crate',
    'apples pears plums figs',
    ['weighing', 'weighed', 'spilt'],
    'seconds',
  ),
  situation(
    'inspect',
    'part',
    'pump valve motor fan',
    ['inspecting', 'inspected', 'faulty'],
    'hours',
  ),
  situation(
    'copy',
    'text',
    'notes draft index poem',
    ['copying', 'copied', 'unreadable'],
    'seconds',
  ),
  situation('fold', 'paper', 'boat plane crane star', ['folding', 'folded', 'crumpled'], 'minutes'),
  situation(
    'fetch',
    'site',
    'news weather prices maps',
    ['fetching', 'fetched', 'missing'],
    'seconds',
  ),
  situation(
    'tune',
    'instrument',
    'violin cello flute harp',
    ['tuning', 'tuned', 'damaged'],
    'minutes',
  ),
];

export const PEOPLE: readonly string[] =
  'Ada Ben Cleo Dan Eva Finn Gus Ida Jon Kim Lea Max Noa Ola'.split(' ');

/** Words for the slots that have one value in the whole program. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  word: ['lights on', 'coffee', 'table set', 'window open', 'music on', 'phone rings'],
  end: ['good night', 'home again', 'all over', 'time for lunch', 'shop closed'],
  lock: ['door', 'desk', 'sink', 'key', 'bench'],
  queue: ['inbox', 'tray', 'shelf', 'basket', 'belt'],
  event: ['signal', 'whistle', 'bell', 'alarm'],
  Error: ['ValueError', 'OSError', 'RuntimeError', 'LookupError'],
  part: ['morning', 'shift', 'errand', 'lesson', 'visit'],
};

/** Something else that happens meanwhile: the name of a function, and what it prints. */
export const COMPANIONS: readonly (readonly [name: string, text: string])[] = [
  ['clock', 'tick'],
  ['radio', 'news'],
  ['neighbour', 'hello'],
  ['timer', 'beep'],
];
