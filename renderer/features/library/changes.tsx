/** What an update of a deck changes, question by question. */
import type { Question } from '#format/types.ts';
import type { Choices, ReadDeck } from '#session/import.ts';
import { useApp } from '../context.ts';
import { Difference } from './difference.tsx';
import { CHANGES } from './texts.ts';
import styles from './changes.module.css';
import warnings from './warnings.module.css';

/** Questions listed of one kind; a deck may have thousands. */
const LISTED = 200;

/**
 * The questions that are new, changed and removed; for changed ones, the differences in their text.
 */
export function Changes(props: { readonly read: ReadDeck; readonly chosen: Choices }) {
  const { read, chosen } = props;
  const { added, removed } = read.difference;
  const after = new Map(read.deck.questions.map(({ question }) => [question.id, question]));
  const both = read.difference.changed.filter((id) => read.mine.has(id));
  const changed = read.difference.changed.filter((id) => !read.mine.has(id));
  const gone = removed.filter((id) => read.mine.has(id));
  return (
    <>
      {gone.length > 0 ? (
        <p className={warnings['warning']}>{CHANGES.both.gone(gone)}</p>
      ) : undefined}
      {both.length > 0 ? (
        <section aria-labelledby="changed-by-both" className={warnings['warning']}>
          <h3 id="changed-by-both">{CHANGES.both.title}</h3>
          <p>{CHANGES.both.rest}</p>
          {both.map((id) => {
            const [was, is] = [read.mine.get(id), after.get(id)];
            return was === undefined || is === undefined ? undefined : (
              <Both key={id} mine={was} theirs={is} taken={chosen.theirs.has(id)} />
            );
          })}
        </section>
      ) : undefined}
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

/** The learner's version and the author's new one; one of them is stored. */
function Both(props: {
  readonly mine: Question;
  readonly theirs: Question;
  readonly taken: boolean;
}) {
  const { mine, theirs, taken } = props;
  const choose = useApp((state) => state.choose);
  const choice = (text: string, on: boolean) => (
    <label className={warnings['choice']}>
      <input
        type="radio"
        name={`version-${mine.id}`}
        checked={taken === on}
        onChange={() => choose('theirs', mine.id, on)}
      />
      {text}
    </label>
  );
  return (
    <fieldset className={styles['both']}>
      <legend>{mine.id}</legend>
      <Difference was={mine} is={theirs} />
      {choice(CHANGES.both.mine, false)}
      {choice(CHANGES.both.theirs, true)}
    </fieldset>
  );
}
