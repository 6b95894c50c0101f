/** Renders Markdown; a chunk of its own, see `prose.tsx`. */
import Markdown from 'react-markdown';
import type { Components } from 'react-markdown';
import styles from './prose.module.css';

const ELEMENTS = ['p', 'em', 'strong', 'code', 'pre', 'ul', 'ol', 'li', 'a', 'blockquote', 'br'];
const INLINE_ELEMENTS = ['em', 'strong', 'code'];

/** URLs in a deck are shown but not linked, because the author of a deck may be a stranger. */
const COMPONENTS: Components = {
  a: ({ children, href }) => (
    <span>
      {children} <span className={styles['address']}>({href})</span>
    </span>
  ),
};

export function renderMarkdown(text: string, inline: boolean) {
  return (
    <Markdown
      allowedElements={inline ? INLINE_ELEMENTS : ELEMENTS}
      unwrapDisallowed
      components={COMPONENTS}
    >
      {text}
    </Markdown>
  );
}
