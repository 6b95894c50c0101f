/** The folder on disk with which a deck is synchronised. */
import { useStore } from 'zustand';
import { layerOf } from '#session/view.ts';
import type { FolderState } from '#session/write/folder.ts';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { useWrite } from './use-write.ts';
import { FOLDER } from './texts.ts';
import styles from './folder-bar.module.css';

/** Chooses a folder, or disconnects it. */
export function FolderButton() {
  const folder = useApp((state) => layerOf(state, 'write')?.folder);
  const saved = useWrite((state) => state.deck?.saved ?? false);
  if (folder === undefined || !saved) return undefined;
  return <Choose store={folder} />;
}

type Props = { readonly store: NonNullable<ReturnType<typeof folderOf>> };

function folderOf(state: Parameters<typeof layerOf>[0]) {
  return layerOf(state, 'write')?.folder;
}

function Choose({ store }: Props) {
  const { available, name, choose, leave } = useStore(store);
  if (!available) return undefined;
  return name === undefined ? (
    <Button variant="quiet" size="small" onClick={() => void choose()}>
      {FOLDER.choose}
    </Button>
  ) : (
    <Button variant="quiet" size="small" label={FOLDER.leave(name)} onClick={() => void leave()}>
      {FOLDER.synced(name)}
    </Button>
  );
}

/** What prevents the library and the folder from being synchronised. */
export function FolderStrip() {
  const folder = useApp(folderOf);
  return folder === undefined ? undefined : <Strip store={folder} />;
}

function Strip({ store }: Props) {
  const state = useStore(store);
  const { conflicts, fault } = state;
  if (conflicts.length === 0 && fault === undefined) return undefined;
  return (
    <section className={styles['strip']} aria-label={FOLDER.label}>
      {fault === undefined ? undefined : (
        <p role="status">
          {fault}{' '}
          <Button size="small" variant="quiet" onClick={() => void state.step()}>
            {FOLDER.retry}
          </Button>
        </p>
      )}
      {conflicts.map((path) => (
        <Conflict key={path} path={path} settle={state.settle} />
      ))}
    </section>
  );
}

function Conflict(props: { readonly path: string; readonly settle: FolderState['settle'] }) {
  const { path, settle } = props;
  return (
    <p>
      <strong>{FOLDER.conflict.strong(path)}</strong> {FOLDER.conflict.rest}{' '}
      <Button
        size="small"
        label={FOLDER.takeThat(path)}
        onClick={() => void settle(path, 'folder')}
      >
        {FOLDER.take}
      </Button>{' '}
      <Button
        size="small"
        label={FOLDER.keepThat(path)}
        onClick={() => void settle(path, 'library')}
      >
        {FOLDER.keep}
      </Button>
    </p>
  );
}
