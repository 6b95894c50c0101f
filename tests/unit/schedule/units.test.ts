import { describe, expect, it } from 'vitest';
import { missingFor } from '#schedule/units.ts';

const unit = (id: string, met: number, needs: readonly string[] = []) => ({
  id,
  needs,
  met,
  total: 9,
});

describe('a unit', () => {
  it('is open if it requires nothing, or two thirds of its requirements have been met', () => {
    const missing = missingFor([unit('a', 6), unit('b', 0, ['a'])]);
    expect([missing.get('a'), missing.get('b')]).toEqual([[], []]);
  });

  it('names what it waits for', () => {
    const missing = missingFor([unit('a', 5), unit('b', 0), unit('c', 0, ['a', 'b', 'gone'])]);
    expect(missing.get('c')).toEqual([
      { id: 'a', more: 1 },
      { id: 'b', more: 6 },
    ]);
  });

  it('stays open once it was started', () => {
    expect(missingFor([unit('a', 0), unit('b', 1, ['a'])]).get('b')).toEqual([]);
  });
});
