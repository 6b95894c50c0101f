import type { Entry } from '#session/write/state.ts';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { FolderButton } from './folder-bar.tsx';
import { useWrite } from './use-write.ts';
import { BAR } from './texts.ts';
import styles from './bar.module.css';

/** The deck and the question, with their actions. */
export function Bar() {
  const close = useApp((state) => state.closeWriting);
  const title = useWrite((state) => state.deck?.manifest.title);
  const theirs = useWrite((state) => state.deck?.theirs !== undefined);
  const shown = useWrite((state) => state.shown);
  const showDetails = useWrite((state) => state.showDetails);
  return (
    <header className={styles['bar']}>
      <Button variant="quiet" size="small" keys="Escape" onClick={() => void close()}>
        {BAR.back}
      </Button>
      <h1 className={styles['title']}>{title ?? BAR.newDeck}</h1>
      {shown === 'text' ? (
        <>
          {theirs ? (
            <span className={styles['note']}>{BAR.forYou}</span>
          ) : (
            <>
              <Button variant="quiet" size="small" onClick={showDetails}>
                {BAR.details}
              </Button>
              <FolderButton />
            </>
          )}
          <Questions />
          <Actions />
        </>
      ) : undefined}
    </header>
  );
}

/** The questions of the deck by unit; those with unsaved text are marked. */
function Questions() {
  const entries = useWrite((state) => state.entries);
  const units = useWrite((state) => state.deck?.manifest.units);
  const page = useWrite((state) => state.page);
  const choose = useWrite((state) => state.choose);
  const begin = useWrite((state) => state.begin);
  const theirs = useWrite((state) => state.deck?.theirs !== undefined);
  const here = entries.find(({ key }) => key === page?.file || key === page?.draft);
  const groups = Map.groupBy(entries, ({ unit }) => unit);
  const titleOf = (id: string): string => units?.find((unit) => unit.id === id)?.title ?? id;
  return (
    <>
      <select
        className={styles['questions']}
        aria-label={BAR.question}
        value={here?.key ?? ''}
        onChange={({ target }) => void choose(target.value)}
      >
        {here === undefined ? <option value="">…</option> : undefined}
        {[...groups].map(([unit, questions]) => (
          <optgroup key={unit} label={titleOf(unit)}>
            {questions.map((entry) => (
              <option key={entry.key} value={entry.key}>
                {nameOf(entry)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {theirs ? undefined : (
        <Button size="small" keys="Mod+k" onClick={() => void begin()}>
          {BAR.newQuestion}
        </Button>
      )}
    </>
  );
}

function nameOf({ title, draft }: Entry): string {
  return draft ? BAR.draft(title) : title;
}

function Actions() {
  const page = useWrite((state) => state.page);
  const status = useWrite((state) => state.status);
  const save = useWrite((state) => state.save);
  const discard = useWrite((state) => state.discard);
  const change = useWrite((state) => state.change);
  const restore = useWrite((state) => state.restore);
  const theirs = useWrite((state) => state.deck?.theirs);
  if (page === undefined) return undefined;
  const { file, text, stored } = page;
  const isStored = text === stored;
  const changed = theirs !== undefined && file !== undefined && theirs.get(file) !== stored;
  return (
    <div className={styles['actions']}>
      {changed && isStored ? (
        <Button variant="quiet" size="small" onClick={() => void restore()}>
          {BAR.restore}
        </Button>
      ) : undefined}
      {file === undefined || !isStored || theirs !== undefined ? undefined : (
        <>
          <Button
            variant="quiet"
            size="small"
            label={BAR.up}
            onClick={() => void change({ kind: 'move', file, by: -1 })}
          >
            ↑
          </Button>
          <Button
            variant="quiet"
            size="small"
            label={BAR.down}
            onClick={() => void change({ kind: 'move', file, by: 1 })}
          >
            ↓
          </Button>
          <Button
            variant="quiet"
            size="small"
            onClick={() => void change({ kind: 'remove', file })}
          >
            {BAR.remove}
          </Button>
        </>
      )}
      {isStored ? undefined : (
        <Button variant="quiet" size="small" onClick={() => void discard()}>
          {BAR.discard}
        </Button>
      )}
      <Button
        variant="main"
        size="small"
        keys="Mod+s"
        disabled={isStored || status === 'saving'}
        onClick={() => void save()}
      >
        {theirs === undefined
          ? isStored
            ? BAR.saved
            : BAR.save
          : isStored
            ? changed
              ? BAR.version
              : BAR.author
            : BAR.keep}
      </Button>
    </div>
  );
}
