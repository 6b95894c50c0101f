/** The preview of each kind of file: a line in the table, and its parts below. */
import { Suspense } from 'react';
import type { ComponentType } from 'react';
import type { Manifest } from '#format/types.ts';
import type { Preview, PreviewKind } from '#session/app/incoming.ts';
import { NO_CHOICES } from '#session/app/incoming.ts';
import { Button } from '#ui/button.tsx';
import { lazyView } from '../lazy-view.ts';
import { additionTexts } from '../addition-texts.ts';
import { useApp } from '../context.ts';
import { TrialReport } from './trial-report.tsx';
import { Warnings } from './warnings.tsx';
import { Problems } from './problems.tsx';
import { BACKUP_PREVIEW, DECKS, DECK_PREVIEW } from './texts.ts';
import libraryStyles from './library.module.css';
import problemsStyles from './problems.module.css';
import styles from './previews.module.css';
import warnings from './warnings.module.css';

/** For updates only. */
const Changes = lazyView(async () => (await import('./changes.tsx')).Changes);

/** For tables only. */
export const Columns = lazyView(async () => (await import('./columns.tsx')).Columns);

interface PreviewProps<Kind extends PreviewKind> {
  readonly preview: Preview<Kind>;
}

interface PreviewView<Kind extends PreviewKind> {
  readonly titleOf: (preview: Preview<Kind>) => string;
  /** The button that imports the file. */
  readonly Accept: ComponentType<PreviewProps<Kind>>;
  readonly Content: ComponentType<PreviewProps<Kind>>;
}

/** One for each kind of file. */
export const PREVIEWS: { readonly [Kind in PreviewKind]: PreviewView<Kind> } = {
  deck: {
    titleOf: ({ read }) => read.deck.manifest.title,
    Accept: AcceptDeck,
    Content: DeckPreview,
  },
  backup: {
    titleOf: () => BACKUP_PREVIEW.title,
    Accept: AcceptBackup,
    Content: BackupPreview,
  },
};

/** Replacing a deck by other authors is not an update, and cannot be undone. */
function AcceptDeck({ preview: { read, name } }: PreviewProps<'deck'>) {
  const accept = useApp((state) => state.accept);
  const dismiss = useApp((state) => state.dismiss);
  const openWriting = useApp((state) => state.openWriting);
  const receive = useApp((state) => state.receive);
  const program = read.deck.questions[0]?.question.program;
  const isProgram = program !== undefined && name.toLowerCase().endsWith('.py');
  const writeOn = (): void => {
    dismiss();
    if (program !== undefined) void openWriting({ program });
  };
  const runIt = (): void => {
    dismiss();
    const bytes = new TextEncoder().encode(program);
    void receive({ kind: 'program', name, bytes });
  };
  switch (read.replaces) {
    case 'nobody':
      return (
        <>
          {isProgram ? (
            <>
              <Button onClick={runIt}>{DECK_PREVIEW.runProgram}</Button>
              <Button onClick={writeOn}>{DECK_PREVIEW.writeQuestion}</Button>
            </>
          ) : undefined}
          <WithProgress read={read} />
          <Button variant="main" onClick={() => void accept()}>
            {DECK_PREVIEW.add}
          </Button>
        </>
      );
    case 'same':
      return read.comparison?.version === 'older' ? (
        <Button variant="danger" onClick={() => void accept()}>
          {DECK_PREVIEW.goBack(read.deck.manifest.version)}
        </Button>
      ) : (
        <>
          <WithProgress read={read} />
          <Button variant="main" onClick={() => void accept()}>
            {DECK_PREVIEW.update}
          </Button>
        </>
      );
    case 'other':
      return (
        <Button variant="danger" onClick={() => void accept()}>
          {DECK_PREVIEW.replace}
        </Button>
      );
  }
}

/** Answers that come with the deck, perhaps the learner's own from another machine. */
function WithProgress({ read: { progress } }: Pick<Preview<'deck'>, 'read'>) {
  const accept = useApp((state) => state.accept);
  if (progress === undefined || progress.length === 0) return undefined;
  return (
    <Button onClick={() => void accept(true)}>{DECK_PREVIEW.withAnswers(progress.length)}</Button>
  );
}

function DeckPreview({ preview }: PreviewProps<'deck'>) {
  const { read, table, chosen = NO_CHOICES } = preview;
  const { manifest, questions } = read.deck;
  const { added, changed, removed, same } = read.difference;
  const titleOfUnit = (needed: string): string =>
    manifest.units.find(({ id }) => id === needed)?.title ?? needed;
  return (
    <div className={styles['preview']}>
      <p>{manifest.about}</p>
      <p className={libraryStyles['facts']}>
        {DECKS.facts(questions.length, manifest.units.length, manifest)}
      </p>
      {read.installed !== undefined && read.replaces === 'other' ? (
        <OtherAuthors id={manifest.id} theirs={manifest} installed={read.installed} />
      ) : undefined}
      {read.installed === undefined ? (
        <ul className={styles['units']}>
          {manifest.units.map(({ id, title, needs }) => (
            <li key={id}>
              {title}{' '}
              <span className={libraryStyles['facts']}>
                {DECK_PREVIEW.after(
                  questions.filter(({ unit }) => unit === id).length,
                  needs.map(titleOfUnit),
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>
            {DECK_PREVIEW.difference(
              read.installed.version,
              added.length,
              changed.length,
              removed.length,
              same.length,
            )}
          </p>
          {read.replaces === 'same' ? (
            <p>
              <strong>{DECK_PREVIEW.stays.strong}</strong>
              {DECK_PREVIEW.stays.rest}
            </p>
          ) : undefined}
          <Warnings read={read} chosen={chosen} />
          <Suspense fallback={undefined}>
            <Changes read={read} chosen={chosen} />
          </Suspense>
        </>
      )}
      {table === undefined ? undefined : (
        <Suspense fallback={undefined}>
          <Columns table={table} />
        </Suspense>
      )}
      {read.progress === undefined || read.progress.length === 0 ? undefined : (
        <p>{DECK_PREVIEW.answers(read.progress.length)}</p>
      )}
      <TrialReport />
      {read.notes.map((note) => (
        <p key={note} className={libraryStyles['facts']}>
          {note}
        </p>
      ))}
    </div>
  );
}

function OtherAuthors(props: {
  readonly id: string;
  readonly theirs: Manifest;
  readonly installed: Manifest;
}) {
  const { id, theirs, installed } = props;
  return (
    <p role="note" className={warnings['warning']}>
      <strong>{DECK_PREVIEW.other.strong}</strong> {DECK_PREVIEW.other.before} <code>{id}</code>
      {DECK_PREVIEW.other.after(installed.title, installed.authors, theirs.authors)}
    </p>
  );
}

function AcceptBackup({ preview }: PreviewProps<'backup'>) {
  const accept = useApp((state) => state.accept);
  return (
    <Button variant="danger" onClick={() => void accept()}>
      {preview.unkept === undefined ? BACKUP_PREVIEW.replace : BACKUP_PREVIEW.replaceAnyway}
    </Button>
  );
}

function BackupPreview({ preview }: PreviewProps<'backup'>) {
  const { name, checked, addition, problems, unkept } = preview;
  const { createdAt, counts } = checked.summary;
  return (
    <>
      <p>
        {BACKUP_PREVIEW.holds(
          name,
          new Date(createdAt).toLocaleString(),
          counts.decks ?? 0,
          counts.cards ?? 0,
          counts.reviews ?? 0,
        )}{' '}
        {addition === undefined ? undefined : additionTexts(addition).join(' ')}
      </p>
      <p>
        <strong>{BACKUP_PREVIEW.replaces.strong}</strong>
        {BACKUP_PREVIEW.replaces.rest} {unkept === undefined ? BACKUP_PREVIEW.keptFirst : ''}
      </p>
      {unkept === undefined ? undefined : (
        <p className={problemsStyles['place']}>{BACKUP_PREVIEW.unkept(unkept)}</p>
      )}
      {problems.length === 0 ? undefined : (
        <>
          <p>{BACKUP_PREVIEW.missing(checked.bad)}</p>
          {/* The remedy of each is another backup, which was not chosen. */}
          <Problems problems={problems.map((problem) => ({ ...problem, remedy: '' }))} />
        </>
      )}
    </>
  );
}
