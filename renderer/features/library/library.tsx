import { Suspense } from 'react';
import { Button } from '#ui/button.tsx';
import { lazyView } from '../lazy-view.ts';
import { useApp } from '../context.ts';
import { DataCheck } from './data-check.tsx';
import { DeckRow } from './deck-row.tsx';
import { DATA, DECKS } from './texts.ts';
import styles from './library.module.css';

/** Loaded after the list of decks, which is needed first. */
const SearchQuestions = lazyView(async () => (await import('./search.tsx')).SearchQuestions);

/** The installed decks, and everything that is imported or exported as a file. */
export function Library() {
  const decks = useApp((state) => state.overview?.decks);
  const chooseFile = useApp((state) => state.chooseFile);
  const saveBackup = useApp((state) => state.saveBackup);
  const openWriting = useApp((state) => state.openWriting);
  return (
    <div className={styles['library']}>
      <section aria-labelledby="decks-title">
        <h1 className={styles['title']} id="decks-title">
          {DECKS.title}
        </h1>
        {(decks?.length ?? 0) > 1 ? <p className={styles['order']}>{DECKS.order}</p> : undefined}
        <ul>
          {decks?.map((deck, at) => (
            <DeckRow key={deck.id} deck={deck} first={at === 0} last={at === decks.length - 1} />
          ))}
        </ul>
        <div className={styles['actions']}>
          <Button variant="main" keys="Mod+o" onClick={() => void chooseFile('deck')}>
            {DECKS.importDeck}
          </Button>
          <Button onClick={() => void openWriting({ fresh: true })}>{DECKS.writeDeck}</Button>
          <p className={styles['hint']}>{DECKS.drop}</p>
        </div>
      </section>
      <Suspense fallback={undefined}>
        <SearchQuestions />
      </Suspense>
      <section aria-labelledby="data-title">
        <h2 className={styles['heading']} id="data-title">
          {DATA.title}
        </h2>
        <p className={styles['text']}>{DATA.about}</p>
        <div className={styles['actions']}>
          <Button keys="Mod+s" onClick={() => void saveBackup()}>
            {DATA.save}
          </Button>
          <Button onClick={() => void chooseFile('backup')}>{DATA.restore}</Button>
        </div>
        <AutomaticBackups />
        <DataCheck />
      </section>
    </div>
  );
}

/** Backups listed; older ones are in the same folder and can be opened as files. */
const LISTED = 5;

/** The automatic backups, outside the database. */
function AutomaticBackups() {
  const backups = useApp((state) => state.backups);
  const open = useApp((state) => state.openBackup);
  if (backups === undefined || backups.length === 0) return undefined;
  return (
    <>
      <h3 className={styles['subheading']}>{DATA.automatic}</h3>
      <ul>
        {backups.slice(0, LISTED).map(({ name, writtenAt, size, reason }) => (
          <li key={name} className={styles['backup']}>
            <span>{new Date(writtenAt).toLocaleString()}</span>
            <span className={styles['facts']}>
              {DATA.size(DATA.reasons[reason ?? 'session'], size)}
            </span>
            <Button variant="quiet" onClick={() => void open(name)}>
              {DATA.open}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
