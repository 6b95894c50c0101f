import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { deckPage } from '#export/page.ts';
import { proseHtml } from '#export/markup.ts';
import { smallSource } from '../../fixtures/exported.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

test('the page allows its own script and style and nothing else', async () => {
  const page = await deckPage(await smallSource(), { kind: 'page', sha256 });
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/u.exec(page) ?? [];
  const [, style = ''] = /<style>([^]*?)<\/style>/u.exec(page) ?? [];
  const [, script = ''] = /<script>([^]*?)<\/script>/u.exec(page) ?? [];
  expect(policy).toBe(
    `default-src 'none'; script-src 'sha256-${sha256(script)}'; style-src 'sha256-${sha256(style)}'`,
  );
  expect(page).not.toMatch(/\s(?:on\w+|style|src|href)=/u);
  expect(page).not.toMatch(/https?:/u);
});

test('the paper version has no script, and the answers follow the questions', async () => {
  const page = await deckPage(await smallSource(), { kind: 'print', sha256 });
  expect(page).not.toContain('<script');
  expect(page.indexOf('class="answers"')).toBeGreaterThan(page.lastIndexOf('id="q2"'));
  expect(page).toContain('&lt;two&gt; &amp; &quot;three&quot;');
});

test('prose is escaped, and an address is shown, not linked', () => {
  expect(proseHtml('a <b>x</b> & `<i>` [here](https://a.b/?c=<d>)')).not.toMatch(
    /<(?!\/?(?:p|code)\b)/u,
  );
  expect(proseHtml('[a](javascript:alert)')).toBe('<p>a (javascript:alert)</p>');
  expect(proseHtml('> *one*\n\n- `two`\n')).toBe(
    '<blockquote><p><em>one</em></p></blockquote><ul><li><p><code>two</code></p></li></ul>',
  );
});
