/** Asks for the name under which a learner's answers are exported, if any. */
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import { GIVE } from './texts.ts';
import styles from './class-dialog.module.css';

export function GiveDialog(props: { readonly deckId: string; readonly title: string }) {
  const { deckId, title } = props;
  const giveAnswers = useApp((state) => state.giveAnswers);
  const closeLayer = useApp((state) => state.closeLayer);
  const [name, setName] = useState('');
  const close = (): void => closeLayer('give-answers');
  return (
    <Dialog
      title={GIVE.title(title)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{GIVE.cancel}</Button>
          <Button variant="main" onClick={() => void giveAnswers(deckId, name)}>
            {GIVE.save}
          </Button>
        </>
      }
    >
      <p>{GIVE.about}</p>
      <label className={styles['name']}>
        {GIVE.name}
        <input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </label>
    </Dialog>
  );
}
