/** What an update of a deck changes, question by question. */
import type { Question } from '#format/types.ts';
import { writeQuestion } from '#format/write-question.ts';
import { alignLines } from '#format/align-lines.ts';
import type { ReadDeck } from '#session/import.ts';
import { CHANGES } from './texts.ts';
import styles from './changes.module.css';

/** Questions listed of one kind; a deck may have thousands. */
const LISTED = 200;

/**
 * The questions that are new, changed and removed; for changed ones, the differences in their text.
 */
export function Changes({ read }: { readonly read: ReadDeck }) {
  const { added, changed, removed } = read.difference;
  const after = new Map(read.deck.questions.map(({ question }) => [question.id, question]));
  return (
    <>
      <Listed title={CHANGES.added} ids={added} />
      <Listed title={CHANGES.removed} ids={removed} />
      {changed.slice(0, LISTED).map((id) => {
        const [was, is] = [read.before.get(id), after.get(id)];
        return was === undefined || is === undefined ? undefined : (
          <Changed key={id} was={was} is={is} />
        );
      })}
      {changed.length > LISTED ? <p>{CHANGES.moreChanged(changed.length - LISTED)}</p> : undefined}
    </>
  );
}

function Listed({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  if (ids.length === 0) return undefined;
  return (
    <details>
      <summary>{CHANGES.count(title, ids.length)}</summary>
      <p>{CHANGES.ids(ids.slice(0, LISTED), ids.length - LISTED)}</p>
    </details>
  );
}

function Changed({ was, is }: { readonly was: Question; readonly is: Question }) {
  return (
    <details>
      <summary>{CHANGES.changed(is.id)}</summary>
      <Difference was={was} is={is} />
    </details>
  );
}

/** Only the lines that differ: the learner has seen the others before. */
function Difference({ was, is }: { readonly was: Question; readonly is: Question }) {
  const lines = alignLines(writeQuestion(was).split('\n'), writeQuestion(is).split('\n'));
  return (
    <pre className={styles['text']}>
      {lines.map(({ before, after, same }, at) =>
        same ? undefined : (
          // A line is identified by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at}>
            {before === undefined ? undefined : (
              <del className={styles['before']}>{`${before}\n`}</del>
            )}
            {after === undefined ? undefined : (
              <ins className={styles['after']}>{`${after}\n`}</ins>
            )}
          </span>
        ),
      )}
    </pre>
  );
}
