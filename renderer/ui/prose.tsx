import { memo } from 'react';
import Markdown from 'react-markdown';
import type { Components } from 'react-markdown';
import styles from './prose.module.css';

const ELEMENTS = ['p', 'em', 'strong', 'code', 'pre', 'ul', 'ol', 'li', 'a', 'blockquote', 'br'];

/** URLs in a deck are shown but not linked, because the author of a deck may be a stranger. */
const COMPONENTS: Components = {
  a: ({ children, href }) => (
    <span>
      {children} <span className={styles['address']}>({href})</span>
    </span>
  ),
};

export interface ProseProps {
  readonly text: string;
  /** Without paragraphs, for a line inside a control. */
  readonly inline?: boolean;
}

/** Markdown of a deck. */
export const Prose = memo(function Prose({ text, inline = false }: ProseProps) {
  const markdown = (
    <Markdown
      allowedElements={inline ? ['em', 'strong', 'code'] : ELEMENTS}
      unwrapDisallowed
      components={COMPONENTS}
    >
      {text}
    </Markdown>
  );
  if (inline) return <span className={styles['inline']}>{markdown}</span>;
  return <div className={styles['prose']}>{markdown}</div>;
});
