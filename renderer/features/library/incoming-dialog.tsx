import type { Manifest, Problem } from '#format/types.ts';
import type { Incoming } from '#session/app.ts';
import type { ReadDeck } from '#session/import.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { counted } from '#ui/times.ts';
import { useApp } from '../context.ts';

/** Problems shown one by one; a broken deck may have thousands. */
const SHOWN = 100;

/**
 * What has come in from outside, before anything of it is taken. Each kind is a dialog of its own, so
 * that the focus is on what can be done now.
 */
export function IncomingDialog() {
  const incoming = useApp((state) => state.incoming);
  const accept = useApp((state) => state.accept);
  const dismiss = useApp((state) => state.dismiss);
  const showRest = useApp((state) => state.showRest);
  if (incoming === undefined) return undefined;
  const cancel = <Button onClick={dismiss}>Cancel</Button>;
  switch (incoming.kind) {
    case 'reading':
    case 'working':
      return (
        <Dialog
          key={incoming.kind}
          title={titleOf(incoming)}
          onClose={dismiss}
          actions={
            incoming.kind === 'working' && incoming.progress !== undefined ? (
              <Button onClick={dismiss}>Stop</Button>
            ) : undefined
          }
        >
          <p role="status">{progressText(incoming)}</p>
          {incoming.progress === undefined ? undefined : (
            <progress
              className="progress"
              max={Math.max(1, incoming.progress.total)}
              value={incoming.progress.done}
              aria-label={titleOf(incoming)}
            />
          )}
        </Dialog>
      );
    case 'deck':
      return (
        <Dialog
          key={incoming.kind}
          title={incoming.read.deck.manifest.title}
          onClose={dismiss}
          actions={
            <>
              {cancel}
              <AcceptDeck read={incoming.read} />
            </>
          }
        >
          <DeckPreview read={incoming.read} />
        </Dialog>
      );
    case 'backup':
      return (
        <Dialog
          key={incoming.kind}
          title="Restore this backup?"
          onClose={dismiss}
          actions={
            <>
              {cancel}
              <Button look="grave" onClick={() => void accept()}>
                {incoming.unkept === undefined ? 'Replace everything' : 'Replace it all the same'}
              </Button>
            </>
          }
        >
          <BackupPreview incoming={incoming} />
        </Dialog>
      );
    case 'refused':
      return (
        <Dialog
          key={incoming.kind}
          title={`${incoming.name} cannot be taken`}
          onClose={dismiss}
          actions={
            <>
              <Button onClick={dismiss}>Close</Button>
              {incoming.rest === undefined ? undefined : (
                <Button onClick={showRest}>Restore without these…</Button>
              )}
            </>
          }
        >
          <p>{incoming.message}</p>
          <Problems problems={incoming.problems} />
        </Dialog>
      );
  }
}

/** A deck of somebody else's is no update: taking its place is as grave as it sounds. */
function AcceptDeck({ read }: { readonly read: ReadDeck }) {
  const accept = useApp((state) => state.accept);
  switch (read.replaces) {
    case 'nobody':
      return (
        <Button look="main" onClick={() => void accept()}>
          Add this deck
        </Button>
      );
    case 'same':
      return (
        <Button look="main" onClick={() => void accept()}>
          Update the deck
        </Button>
      );
    case 'other':
      return (
        <Button look="grave" onClick={() => void accept()}>
          Replace the deck
        </Button>
      );
  }
}

function titleOf(incoming: Incoming): string {
  return incoming.kind === 'working' ? `Taking ${incoming.what}` : 'Reading the file';
}

function progressText(
  incoming: Extract<Incoming, { readonly kind: 'reading' | 'working' }>,
): string {
  const { progress } = incoming;
  if (incoming.kind === 'working') {
    if (progress === undefined) return 'What is here now is kept first.';
    const [done, total] = [progress.done, progress.total].map((count) => count.toLocaleString());
    return `${done} of ${total} rows written. Until all are, nothing is changed.`;
  }
  const { name } = incoming;
  return progress === undefined ? name : `${progress.done} of ${progress.total} questions read.`;
}

function BackupPreview({
  incoming,
}: {
  readonly incoming: Extract<Incoming, { readonly kind: 'backup' }>;
}) {
  const { name, checked, problems, unkept } = incoming;
  const { createdAt, counts } = checked.summary;
  return (
    <>
      <p>
        {name}, saved on {new Date(createdAt).toLocaleString()}, holds{' '}
        {counted(counts.decks ?? 0, 'deck')}, {counted(counts.cards ?? 0, 'card')} and{' '}
        {counted(counts.reviews ?? 0, 'line')} of your log.
      </p>
      <p>
        <strong>It replaces all that is here now</strong>: decks, answers and settings.{' '}
        {unkept === undefined
          ? 'What is here now is kept as a backup first, so that you can bring it back.'
          : ''}
      </p>
      {unkept === undefined ? undefined : (
        <p className="problem-place">
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

function DeckPreview({ read }: { readonly read: ReadDeck }) {
  const { manifest, questions } = read.deck;
  const { added, changed, removed, same } = read.difference;
  return (
    <div className="preview">
      <p>{manifest.about}</p>
      <p className="library-facts">
        {counted(questions.length, 'question')} in {counted(manifest.units.length, 'unit')} ·
        version {manifest.version} · {manifest.authors.join(', ')} · {manifest.license}
      </p>
      {read.installed !== undefined && read.replaces === 'other' ? (
        <OtherAuthors id={manifest.id} theirs={manifest} installed={read.installed} />
      ) : undefined}
      {read.installed === undefined ? (
        <ul className="preview-units">
          {manifest.units.map(({ id, title }) => (
            <li key={id}>
              {title}{' '}
              <span className="library-facts">
                {questions.filter(({ unit }) => unit === id).length}
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
        </>
      )}
      {read.notes.map((note) => (
        <p key={note} className="library-facts">
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
    <p role="note" className="preview-warning">
      <strong>This is not an update of a deck you have.</strong> Both decks have the id{' '}
      <code>{id}</code>, but yours, “{installed.title}”, is by {installed.authors.join(', ')}, and
      this one is by {theirs.authors.join(', ')}. If you replace your deck, export it first; its
      questions are gone afterwards. To keep both, ask the author for a deck with another id.
    </p>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="problems">
      {problems.slice(0, SHOWN).map(({ file, line, message, remedy }) => (
        <li key={`${file} ${line} ${message}`} className="problem">
          <p>
            <code className="problem-place">
              {file}:{line}
            </code>{' '}
            {message}
          </p>
          {remedy === '' ? undefined : <p className="problem-remedy">{remedy}</p>}
        </li>
      ))}
      {problems.length > SHOWN ? <li>And {problems.length - SHOWN} more.</li> : undefined}
    </ul>
  );
}
