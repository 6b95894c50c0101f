/** The HTML of Anki's fields as Markdown and as plain text, without creating a document. Pure. */
import { cutText } from './new-deck.ts';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  rarr: '→',
};

/** A text with its entities decoded, otherwise unchanged. */
export function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,20}));/giu,
    (whole, ...found: unknown[]) => {
      const [decimal, hex, name] = found as (string | undefined)[];
      const code =
        decimal !== undefined
          ? Number(decimal)
          : hex !== undefined
            ? Number.parseInt(hex, 16)
            : undefined;
      if (code !== undefined)
        return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
      return NAMED[(name ?? '').toLowerCase()] ?? whole;
    },
  );
}

/** The text of a field, line by line, without its markup. */
export function plainOf(html: string): string {
  const text = html
    .replaceAll(/<(?:script|style)\b[^]*?(?:<\/(?:script|style)\s*>|$)/giu, '')
    .replaceAll(/<!--[^]*?(?:-->|$)/gu, '')
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|pre|h\d)\s*>/giu, '\n')
    .replaceAll(/<[^>]*(?:>|$)/gu, '');
  return decoded(text)
    .replaceAll(/(?![\t\n])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/[ \t]+$/gmu, '')
    .trim();
}

/** A program, whose white space matters. */
export function codeOf(html: string): string {
  return `${plainOf(html.replaceAll(/\r\n?/gu, '\n')).replaceAll(/\n{3,}/gu, '\n\n\n')}\n`;
}

/** Plain text as one paragraph of Markdown, with all markup escaped. */
export function asMarkdown(text: string): string {
  return text
    .replaceAll(/\n{2,}/gu, '\n')
    .replaceAll(/[\\`*_[\]<>&#~|!]/gu, String.raw`\$&`)
    .split('\n')
    .map((line) => line.trim().replace(/^(\d*)(?=[-+.)=])/u, '$1\\'))
    .join('\\\n');
}

/** As `asMarkdown`, on one line, truncated. */
export function asMarkdownLine(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const cut = line.length > most ? `${cutText(line, most - 1)}…` : line;
  return asMarkdown(cut);
}

/** Whether a field shows or plays a file. */
export function hasMedia(html: string): boolean {
  return /<(?:img|audio|video|object|embed)\b|\[sound:/iu.test(html);
}
