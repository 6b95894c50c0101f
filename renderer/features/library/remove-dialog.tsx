import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import { REMOVE as TEXTS } from './texts.ts';

/** Asks before a deck is removed. */
export function RemoveDialog(props: { readonly deckId: string; readonly title: string }) {
  const { deckId, title } = props;
  const removeDeck = useApp((state) => state.removeDeck);
  const closeLayer = useApp((state) => state.closeLayer);
  const [removing, setRemoving] = useState(false);
  const close = (): void => closeLayer('remove-deck');
  // The dialog closes after the deck is gone, so that the focus returns to something that still
  // exists.
  const remove = (): void => {
    setRemoving(true);
    void removeDeck(deckId).finally(close);
  };
  return (
    <Dialog
      title={TEXTS.title(title)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{TEXTS.keep}</Button>
          <Button variant="danger" disabled={removing} onClick={remove}>
            {TEXTS.remove}
          </Button>
        </>
      }
    >
      <p>{TEXTS.text}</p>
    </Dialog>
  );
}
