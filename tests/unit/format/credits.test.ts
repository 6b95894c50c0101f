import { expect, it } from 'vitest';
import { UNKNOWN, creditsOf } from '#format/credits.ts';
import { releaseText } from '#export/source.ts';
import { readCsv } from '#import/csv-questions.ts';
import { parseManifest } from '#format/manifest.ts';
import { valueOf } from '../../fixtures/decks.ts';

it('names the authors and the licence that are known', () => {
  expect(creditsOf({ authors: ['Ada', 'Grace'], license: 'CC0-1.0' })).toEqual({
    authors: 'Ada, Grace',
    license: 'CC0-1.0',
  });
  expect(creditsOf({ authors: ['Ada', UNKNOWN], license: UNKNOWN })).toEqual({
    authors: 'Ada',
    license: '',
  });
});

it('is silent about a table, which has neither', () => {
  const table = valueOf(readCsv('table.csv', 'prompt,answer,wrong1\nWhy?,so,not so\n'));
  const manifest = valueOf(parseManifest(String(table.files.get('deck.yaml'))));
  expect(creditsOf(manifest)).toEqual({ authors: '', license: '' });
  expect(releaseText(manifest)).toBe('Version 1.0.0');
  expect(releaseText({ version: '2.1.0', authors: ['Ada'], license: 'CC0-1.0' })).toBe(
    'Version 2.1.0, by Ada, CC0-1.0',
  );
});
