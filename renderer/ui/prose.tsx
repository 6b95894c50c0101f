/** Markdown of a deck. */
import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';
import { loadedLater } from './loaded-later.ts';
import styles from './prose.module.css';

const markdown = loadedLater(async () => (await import('./markdown.tsx')).renderMarkdown);

/** Loads the Markdown parser. Until then, texts are shown as they are written. */
export const loadMarkdown = markdown.load;

const CODE = '`(?! )[^`\n]+(?<! )`(?!`)';

/**
 * A paragraph of words and code, as most texts of a deck consist of. It needs no parser, because
 * nothing else in it has a meaning in Markdown: it can be shown at a start, and in less time.
 */
const SIMPLE = new RegExp(
  String.raw`^(?=["“]?[\p{L}\x60])(?:[\p{L}\p{N} .,;:?!'"’“”–—()%/]|${CODE}|(?<! )\n(?=["“]?[\p{L}\x60]))+$`,
  'u',
);

const PARAGRAPHS = /\n{2,}/u;

const CODE_SPANS = /(`[^`]+`)/u;

export interface ProseProps {
  readonly text: string;
  /** Without paragraphs, for a line inside a control. */
  readonly inline?: boolean;
}

export const Prose = memo(function Prose({ text, inline = false }: ProseProps) {
  const paragraphs = inline ? [text] : text.split(PARAGRAPHS);
  const shown = paragraphs.every((one) => SIMPLE.test(one)) ? (
    paragraphs.map((one, at) => paragraph(one, at, inline))
  ) : (
    <Parsed text={text} inline={inline} />
  );
  if (inline) return <span className={styles['inline']}>{shown}</span>;
  return <div className={styles['prose']}>{shown}</div>;
});

/** Markdown has a line break between two paragraphs, too. */
function paragraph(text: string, at: number, inline: boolean) {
  return (
    <Fragment key={at}>
      {at > 0 ? '\n' : undefined}
      <Paragraph inline={inline}>{text.split(CODE_SPANS).map(word)}</Paragraph>
    </Fragment>
  );
}

/** Every second part is code. */
function word(part: string, at: number) {
  return at % 2 === 0 ? part : <code key={at}>{part.slice(1, -1)}</code>;
}

function Paragraph({
  inline,
  children,
}: {
  readonly inline: boolean;
  readonly children: ReactNode;
}) {
  return inline ? children : <p>{children}</p>;
}

function Parsed({ text, inline }: Required<ProseProps>) {
  const renderMarkdown = markdown.useLoaded();
  return renderMarkdown?.(text, inline) ?? <Paragraph inline={inline}>{text}</Paragraph>;
}
