import { expect, test } from 'vitest';
import { giftText } from '#export/gift.ts';
import { moodleXml } from '#export/moodle.ts';
import { deckFiles, deckFrom, predictText } from '../../fixtures/decks.ts';
import { KEY, MODELS, smallSource } from '../../fixtures/exported.ts';
import { exportItem } from '#export/source.ts';

test('Moodle XML has each question, and every wrong output with its belief', async () => {
  const xml = moodleXml(await smallSource());
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<quiz>\n/u);
  expect([...xml.matchAll(/<question type="(\w+)">/gu)].map(([, type]) => type)).toEqual([
    'category',
    'multichoice',
    'multichoice',
  ]);
  expect(xml).toContain('Belief lifo with <code>code</code> &amp; &lt;b&gt;');
  // Nothing in a program can end the CDATA section that contains it.
  expect(xml.replaceAll(/<!\[CDATA\[[^]*?\]\]>/gu, '')).not.toContain(']]>');
  expect(xml).toContain('<idnumber>test.deck/predicted</idnumber>');
  // Two of three are right: half of the points each, and all of them off for the wrong one.
  expect([...xml.matchAll(/fraction="([^"]+)"/gu)].map(([, share]) => share)).toEqual([
    '100',
    '0',
    '0',
    '50',
    '-100',
    '50',
  ]);
});

test('an output without beliefs is put in order, or typed', async () => {
  const deck = await deckFrom(
    deckFiles([predictText('a', ['print(1)']), predictText('b', ['print(2)'])]),
  );
  const items = deck.questions.map((placed, at) =>
    exportItem(placed, { ...KEY, stdout: at === 0 ? 'one\ntwo\n' : '*\n', otherwise: [] }, MODELS),
  );
  const xml = moodleXml({ manifest: deck.manifest, items });
  expect(xml).toContain('<question type="ordering">');
  expect(xml).toContain(
    '<answer fraction="2" format="html"><text><![CDATA[<code>two</code>]]></text></answer>',
  );
  expect(xml).toContain(
    String.raw`<answer fraction="100" format="plain_text"><text>\*</text></answer>`,
  );
  expect(giftText({ manifest: deck.manifest, items })).toContain('=*');
});

test('GIFT keeps the lines of a question together and escapes its markers', async () => {
  const text = giftText(await smallSource());
  const [category, ...questions] = text.trimEnd().split('\n\n');
  expect(category).toBe('$CATEGORY: $course$/Deck test.deck/The basics');
  expect(questions).toHaveLength(2);
  const [first = '', second = ''] = questions;
  expect(first).toMatch(/^::predicted::\[html\]/u);
  expect(first.match(/^\t=/gmu)).toHaveLength(1);
  expect(first.match(/^\t~/gmu)).toHaveLength(2);
  expect(second).toContain(String.raw`It \= \~ \{right\}\: \#1`);
  expect(second.match(/^\t~%50%/gmu)).toHaveLength(2);
  expect(second.match(/^\t~%-100%/gmu)).toHaveLength(1);
});
