import { render } from '@testing-library/react';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderMarkdown } from '#ui/markdown.tsx';
import { Prose, loadMarkdown } from '#ui/prose.tsx';

beforeAll(loadMarkdown);
afterEach(cleanup);

function shown(text: string, inline = false): HTMLElement {
  return render(<Prose text={text} inline={inline} />).container;
}

const ACTIVE = 'a, img, script, iframe, style, form, input, video, audio, object, embed, link, svg';

describe('the prose of a deck', () => {
  it('is Markdown', () => {
    const prose = shown('One *two* **three** `four`\n\n- five\n\n```python\nsix\n```');
    expect(prose.querySelector('em')?.textContent).toBe('two');
    expect(prose.querySelector('strong')?.textContent).toBe('three');
    expect(prose.querySelector('p code')?.textContent).toBe('four');
    expect(prose.querySelector('ul li')?.textContent).toBe('five');
    expect(prose.querySelector('pre code')?.textContent).toBe('six\n');
  });

  it.each([
    ['[here](https://example.org/x)', 'here (https://example.org/x)'],
    ['<https://example.org/x>', 'https://example.org/x (https://example.org/x)'],
    ['[here][1]\n\n[1]: https://example.org/x', 'here (https://example.org/x)'],
  ])('shows a URL without a link: %s', (text, says) => {
    const prose = shown(text);
    expect(prose.querySelector(ACTIVE)).toBeNull();
    expect(prose.textContent).toBe(says);
  });

  it('removes a URL that is code', () => {
    const prose = shown('[here](javascript:alert(1))');
    expect(prose.innerHTML).not.toContain('javascript');
    expect(prose.querySelector(ACTIVE)).toBeNull();
  });

  it.each([
    '![a picture](https://example.org/x.png)',
    '![a picture](data:image/svg+xml,x)',
    '![a picture][1]\n\n[1]: https://example.org/x.png',
  ])('loads no image: %s', (text) => {
    expect(shown(text).innerHTML).not.toMatch(/<img|src=|example\.org|data:/);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'text <b onclick="alert(1)">bold</b> text',
    '<iframe src="https://example.org"></iframe>',
    '<!-- a comment -->',
    '<style>* { display: none }</style>',
  ])('never renders HTML as HTML: %s', (text) => {
    for (const inline of [false, true]) {
      const prose = shown(text, inline);
      expect(prose.querySelector(`${ACTIVE}, b`)).toBeNull();
      expect(prose.querySelector('[onclick], [onerror], [style]')).toBeNull();
      cleanup();
    }
  });

  it('adds no headings to the page', () => {
    const prose = shown('# One\n\n## Two\n\ntext');
    expect(prose.querySelector('h1, h2')).toBeNull();
    expect(prose.textContent).toContain('One');
  });

  it('inside a line has neither paragraphs nor lists', () => {
    const line = shown('one *two* `three`\n\n- four', true);
    expect(line.querySelector('p, ul, li, div')).toBeNull();
    expect(line.querySelector('em')?.textContent).toBe('two');
    expect(line.querySelector('code')?.textContent).toBe('three');
  });
});

describe('prose before the parser is loaded', () => {
  /** The module as it is at a start. */
  async function atStart(): Promise<typeof Prose> {
    vi.resetModules();
    return (await import('#ui/prose.tsx')).Prose;
  }

  it.each([
    'What does this print?',
    '`forecast` passes on what `fetch` gives it. What does this print?',
    'A colleague says: "If you forget an `await`, Python raises an error on that\nline." Is that so?',
    '“Yes”, said `main()`: 50 % of it (or more).',
  ])('is formatted if it has nothing but words and code: %s', async (text) => {
    const Fresh = await atStart();
    for (const inline of [false, true]) {
      const { container } = render(<Fresh text={text} inline={inline} />);
      const parsed = render(renderMarkdown(text, inline));
      expect(container.firstElementChild?.innerHTML).toBe(parsed.container.innerHTML);
      cleanup();
    }
  });

  it.each([
    'One *two*',
    'One _two_',
    'one  \ntwo',
    'one\n\n*two*',
    '\n\none',
    'one\n- two',
    'one\n1. two',
    'one\n===',
    '- one',
    '1. one',
    '# one',
    '> one',
    '    one',
    '`a``b`',
    '``a`b``',
    '` a `',
    'one `two\nthree`',
    'one `two',
    'one &amp; two',
    'one \\`two\\`',
    'one <b>two</b>',
    '[one](two)',
    '![one](two)',
  ])('shows other texts as they are written, and formats them then: %j', async (text) => {
    const Fresh = await atStart();
    const { container } = render(<Fresh text={text} />);
    expect(container.textContent).toBe(text);
    const parsed = render(renderMarkdown(text, false)).container.innerHTML;
    await vi.waitFor(() => expect(container.firstElementChild?.innerHTML).toBe(parsed));
  });

  it('has its paragraphs', async () => {
    const Fresh = await atStart();
    const { container } = render(<Fresh text={'One\nline.\n\nAnother `line`.'} />);
    expect(container.firstElementChild?.innerHTML).toBe(
      '<p>One\nline.</p>\n<p>Another <code>line</code>.</p>',
    );
  });

  it('looks as the parser would show it or as it is written, in all texts of the shipped deck', async () => {
    const folder = path.resolve(import.meta.dirname, '../../decks/asyncio');
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split(/^#.*|^---$/mu))
      .map((text) => text.trim())
      .filter((text) => text !== '');
    vi.doMock('#ui/markdown.tsx', async () => new Promise(() => undefined));
    const Fresh = await atStart();
    vi.doUnmock('#ui/markdown.tsx');
    const htmls = texts.map((text) => {
      const shown = render(<Fresh text={text} />).container.firstElementChild?.innerHTML;
      const parsed = render(renderMarkdown(text, false)).container.innerHTML;
      const written = render(<p>{text}</p>).container.innerHTML;
      cleanup();
      return { shown, parsed, written };
    });
    const others = htmls.filter(({ shown, parsed }) => shown !== parsed);
    expect(others.map(({ shown }) => shown)).toEqual(others.map(({ written }) => written));
    expect(htmls.length - others.length).toBeGreaterThan(texts.length / 4);
  });
});
