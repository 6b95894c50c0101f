/** Words and delays for the slots of a program; a slot has the same value everywhere. Pure. */
import type { Choose } from './choices.ts';
import { PEOPLE, SITUATIONS, WORDS } from './words.ts';

/** Fills the slots of a skeleton's text and decides which optional parts to keep. */
export type Fill = (text: string) => string;

const SLOT = /<([A-Za-z]\w*(?:\.5)?(?:\|\w+)*)>/gu;

/** Opens a set of slots; their first choices come first. */
export function openSlots(choose: Choose): Fill {
  const values = new Map<string, string>();
  const situation = SITUATIONS[choose('label', SITUATIONS.length)];
  const firstThing = choose('label', 4);
  const firstPerson = choose('label', PEOPLE.length);
  const delays: number[] = [];

  /** `<t1>` is `delayAt(0)`. */
  const delayAt = (place: number): number => {
    while (delays.length <= place) {
      const before = delays.at(-1);
      delays.push(before === undefined ? 1 + choose('size', 2) : before + 1 + choose('size', 3));
    }
    return delays[place] ?? 1;
  };
  const valueOf = (slot: string): string => {
    const [, place, half] = /^t(\d)(\.5)?$/u.exec(slot) ?? [];
    if (place !== undefined) return `${delayAt(Number(place) - 1)}${half ?? ''}`;
    if (slot.includes('|')) {
      const words = slot.split('|');
      return words[choose('label', words.length)] ?? '';
    }
    const thing = ['a', 'b', 'c'].indexOf(slot);
    if (thing !== -1) return situation?.things[(firstThing + thing) % 4] ?? '';
    const person = ['p', 'q', 'r'].indexOf(slot);
    if (person !== -1) return PEOPLE[(firstPerson + person * 3) % PEOPLE.length] ?? '';
    const own = situation?.[slot as 'verb'];
    if (own !== undefined) return own;
    const words = WORDS[slot];
    if (words === undefined) throw new Error(`A skeleton has the unknown slot <${slot}>.`);
    return words[choose('label', words.length)] ?? '';
  };
  return (text) =>
    text
      .split('\n')
      .flatMap((line) => {
        const optional = /^(\s*)~(.*)$/u.exec(line);
        if (optional === null) return [line];
        return choose('size', 2) === 0 ? [] : [`${optional[1]}${optional[2]}`];
      })
      .join('\n')
      .replaceAll(/\[\[([^]*?)\]\]/gu, (_, part: string) => (choose('size', 2) === 0 ? '' : part))
      .replaceAll(SLOT, (_, slot: string) => {
        const value = values.get(slot) ?? valueOf(slot);
        values.set(slot, value);
        return value;
      });
}
