/** What each kind of file shows before it is taken: a line in the table, and its parts below. */
import { Suspense } from 'react';
import type { ComponentType } from 'react';
import type { Manifest } from '#format/types.ts';
import type { Preview, PreviewKind } from '#session/app/incoming.ts';
import { Button } from '#ui/button.tsx';
import { counted } from '#ui/times.ts';
import { lazyView } from '../lazy-view.ts';
import { useApp } from '../context.ts';
import { TrialReport } from './trial-report.tsx';
import { Warnings } from './warnings.tsx';
import { Problems } from './problems.tsx';
import libraryStyles from './library.module.css';
import problemsStyles from './problems.module.css';
import styles from './previews.module.css';

/** Only an update has them. */
const Changes = lazyView(async () => (await import('./changes.tsx')).Changes);

/** Only a table has them. */
export const Columns = lazyView(async () => (await import('./columns.tsx')).Columns);

interface PreviewProps<Kind extends PreviewKind> {
  readonly preview: Preview<Kind>;
}

interface PreviewView<Kind extends PreviewKind> {
  readonly titleOf: (preview: Preview<Kind>) => string;
  /** The button that takes the file. */
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
    titleOf: () => 'Restore this backup?',
    Accept: AcceptBackup,
    Content: BackupPreview,
  },
};

/** To replace a deck by other authors is no update, and cannot be taken back. */
function AcceptDeck({ preview: { read, name } }: PreviewProps<'deck'>) {
  const accept = useApp((state) => state.accept);
  const dismiss = useApp((state) => state.dismiss);
  const openWriting = useApp((state) => state.openWriting);
  const program = read.deck.questions[0]?.question.program;
  const isProgram = program !== undefined && name.toLowerCase().endsWith('.py');
  const writeOn = (): void => {
    dismiss();
    if (program !== undefined) void openWriting({ program });
  };
  switch (read.replaces) {
    case 'nobody':
      return (
        <>
          {isProgram ? <Button onClick={writeOn}>Write a question of it</Button> : undefined}
          <WithProgress read={read} />
          <Button variant="main" onClick={() => void accept()}>
            Add this deck
          </Button>
        </>
      );
    case 'same':
      return read.comparison?.version === 'older' ? (
        <Button variant="danger" onClick={() => void accept()}>
          Go back to {read.deck.manifest.version}
        </Button>
      ) : (
        <>
          <WithProgress read={read} />
          <Button variant="main" onClick={() => void accept()}>
            Update the deck
          </Button>
        </>
      );
    case 'other':
      return (
        <Button variant="danger" onClick={() => void accept()}>
          Replace the deck
        </Button>
      );
  }
}

/** The answers of somebody, perhaps the learner's own from another machine, come with the deck. */
function WithProgress({ read: { progress } }: Pick<Preview<'deck'>, 'read'>) {
  const accept = useApp((state) => state.accept);
  if (progress === undefined || progress.length === 0) return undefined;
  return (
    <Button onClick={() => void accept(true)}>
      Take its {counted(progress.length, 'answer')}, too
    </Button>
  );
}

function DeckPreview({ preview: { read, table } }: PreviewProps<'deck'>) {
  const { manifest, questions } = read.deck;
  const { added, changed, removed, same } = read.difference;
  const titleOfUnit = (needed: string): string =>
    manifest.units.find(({ id }) => id === needed)?.title ?? needed;
  return (
    <div className={styles['preview']}>
      <p>{manifest.about}</p>
      <p className={libraryStyles['facts']}>
        {counted(questions.length, 'question')} in {counted(manifest.units.length, 'unit')} ·
        version {manifest.version} · {manifest.authors.join(', ')} · {manifest.license}
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
                {questions.filter(({ unit }) => unit === id).length}
                {needs.length === 0 ? '' : `, after ${needs.map(titleOfUnit).join(', ')}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>
            You have version {read.installed.version}. {counted(added.length, 'question')} new,{' '}
            {changed.length} changed, {removed.length} removed, {same.length} as they are.
          </p>
          {read.replaces === 'same' ? (
            <p>
              <strong>Your progress stays</strong>, also on questions that were changed.
            </p>
          ) : undefined}
          <Warnings read={read} />
          <Suspense fallback={undefined}>
            <Changes read={read} />
          </Suspense>
        </>
      )}
      {table === undefined ? undefined : (
        <Suspense fallback={undefined}>
          <Columns table={table} />
        </Suspense>
      )}
      {read.progress === undefined || read.progress.length === 0 ? undefined : (
        <p>
          {counted(read.progress.length, 'answer')} to its questions come with it. Take them if they
          are yours: they count for questions that you have not answered here.
        </p>
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
    <p role="note" className={styles['warning']}>
      <strong>This is not an update of a deck you have.</strong> Both decks have the id{' '}
      <code>{id}</code>, but yours, “{installed.title}”, is by {installed.authors.join(', ')}, and
      this one is by {theirs.authors.join(', ')}. If you replace your deck, export it first; its
      questions are gone afterwards. To keep both, ask the author for a deck with another id.
    </p>
  );
}

function AcceptBackup({ preview }: PreviewProps<'backup'>) {
  const accept = useApp((state) => state.accept);
  return (
    <Button variant="danger" onClick={() => void accept()}>
      {preview.unkept === undefined ? 'Replace everything' : 'Replace it all the same'}
    </Button>
  );
}

function BackupPreview({ preview }: PreviewProps<'backup'>) {
  const { name, checked, problems, unkept } = preview;
  const { createdAt, counts } = checked.summary;
  return (
    <>
      <p>
        {name}, saved on {new Date(createdAt).toLocaleString()}, holds{' '}
        {counted(counts.decks ?? 0, 'deck')}, {counted(counts.cards ?? 0, 'card')} and{' '}
        {counted(counts.reviews ?? 0, 'answer')}.
      </p>
      <p>
        <strong>It replaces all that is here now</strong>: decks, answers and settings.{' '}
        {unkept === undefined
          ? 'What is here now is kept as a backup first, so that you can bring it back.'
          : ''}
      </p>
      {unkept === undefined ? undefined : (
        <p className={problemsStyles['place']}>
          What is here now could not be kept. {unkept} If you go on, there is no way back.
        </p>
      )}
      {problems.length === 0 ? undefined : (
        <>
          <p>{counted(checked.bad, 'row')} of it cannot be restored and will be missing:</p>
          {/* The remedy of each is another backup, which is not what was chosen. */}
          <Problems problems={problems.map((problem) => ({ ...problem, remedy: '' }))} />
        </>
      )}
    </>
  );
}
