import { Suspense, useState } from 'react';
import type { BackupReason } from '#session/data/backups.ts';
import { Button } from '#ui/button.tsx';
import { lazyView } from '../lazy-view.ts';
import { useApp } from '../context.ts';
import { DataCheck } from './data-check.tsx';
import { DeckRow } from './deck-row.tsx';
import styles from './library.module.css';

/** Loaded after the list of decks, which is what is looked for first. */
const SearchQuestions = lazyView(async () => (await import('./search.tsx')).SearchQuestions);

/** The decks that are here, and everything that leaves or enters as a file. */
export function Library() {
  const decks = useApp((state) => state.overview?.decks);
  const chooseFile = useApp((state) => state.chooseFile);
  const saveBackup = useApp((state) => state.saveBackup);
  const openWriting = useApp((state) => state.openWriting);
  return (
    <div className={styles['library']}>
      <section aria-labelledby="decks-title">
        <h1 className={styles['title']} id="decks-title">
          Decks
        </h1>
        <ul>
          {decks?.map((deck, at) => (
            <DeckRow key={deck.id} deck={deck} first={at === 0} last={at === decks.length - 1} />
          ))}
        </ul>
        <div className={styles['actions']}>
          <Button variant="main" keys="Mod+o" onClick={() => void chooseFile('deck')}>
            Import a deck
          </Button>
          <Button onClick={() => void openWriting({ fresh: true })}>Write a deck</Button>
          <p className={styles['hint']}>
            or drop a file anywhere in this window: a deck, Anki, a table, Markdown, Python, a
            notebook.
          </p>
        </div>
      </section>
      <Suspense fallback={undefined}>
        <SearchQuestions />
      </Suspense>
      <Day />
      <section aria-labelledby="data-title">
        <h2 className={styles['heading']} id="data-title">
          Your data
        </h2>
        <p className={styles['text']}>
          Everything is on this machine and nowhere else. A backup holds all of it in one file:
          decks, answers, what comes back when.
        </p>
        <div className={styles['actions']}>
          <Button keys="Mod+s" onClick={() => void saveBackup()}>
            Save a backup
          </Button>
          <Button onClick={() => void chooseFile('backup')}>Restore a backup</Button>
        </div>
        <AutomaticBackups />
        <DataCheck />
      </section>
    </div>
  );
}

/** Why a backup was kept. */
const REASONS: Readonly<Record<BackupReason, string>> = {
  session: 'after a session',
  restore: 'before a restore',
  removal: 'before a deck was removed',
  repair: 'before a repair',
  upgrade: 'before an upgrade of Loopwise',
};

/** Backups listed; older ones lie in the same folder and can be chosen as files. */
const LISTED = 5;

/** What the app has kept by itself, outside of the database. */
function AutomaticBackups() {
  const backups = useApp((state) => state.backups);
  const open = useApp((state) => state.openBackup);
  if (backups === undefined || backups.length === 0) return undefined;
  return (
    <>
      <h3 className={styles['subheading']}>Kept automatically</h3>
      <ul>
        {backups.slice(0, LISTED).map(({ name, writtenAt, size, reason }) => (
          <li key={name} className={styles['backup']}>
            <span>{new Date(writtenAt).toLocaleString()}</span>
            <span className={styles['facts']}>
              {REASONS[reason ?? 'session']}, {Math.ceil(size / 1024)} kB
            </span>
            <Button variant="quiet" onClick={() => void open(name)}>
              Look into it
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How much a day may bring. */
function Day() {
  const settings = useApp((state) => state.settings);
  if (settings === undefined) return undefined;
  return (
    <section aria-labelledby="day-title">
      <h2 className={styles['heading']} id="day-title">
        Daily limits
      </h2>
      <div className={styles['day']}>
        <Amount
          key={`new ${settings.newPerDay}`}
          name="newPerDay"
          value={settings.newPerDay}
          most={1000}
          label="new questions"
        />
        <Amount
          key={`reviews ${settings.reviewsPerDay}`}
          name="reviewsPerDay"
          value={settings.reviewsPerDay}
          most={10_000}
          label="reviews"
        />
      </div>
    </section>
  );
}

function Amount(props: {
  readonly name: 'newPerDay' | 'reviewsPerDay';
  readonly value: number;
  readonly most: number;
  readonly label: string;
}) {
  const { name, value, most, label } = props;
  const change = useApp((state) => state.change);
  const [text, setText] = useState(String(value));
  const commit = (): void => {
    const wanted = Number(text);
    const fits = text.trim() !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted <= most;
    if (!fits) setText(String(value));
    else if (wanted !== value) void change(name, wanted);
  };
  return (
    <label className={styles['amount']}>
      <input
        type="number"
        min={0}
        max={most}
        step={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {label}
    </label>
  );
}
