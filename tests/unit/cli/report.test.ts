import { describe, expect, it } from 'vitest';
import { visible } from '../../../decks/cli/report.ts';

describe('foreign text on a terminal', () => {
  it('cannot control it: escape sequences, C1, returns and bidi marks are shown', () => {
    expect(visible('a\u001B[2J\u009B1m\r\u0007\u202Eb')).toBe(
      String.raw`a\x1b[2J\x9b1m\x0d\x07\u202eb`,
    );
  });

  it('is otherwise unchanged', () => {
    expect(visible('tab\tand\nline, ümlaut 漢 🙂')).toBe('tab\tand\nline, ümlaut 漢 🙂');
  });
});
