import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';

/** Asks before a deck is removed. */
export function RemoveDialog(props: { readonly deckId: string; readonly title: string }) {
  const { deckId, title } = props;
  const removeDeck = useApp((state) => state.removeDeck);
  const closeLayer = useApp((state) => state.closeLayer);
  const [removing, setRemoving] = useState(false);
  const close = (): void => closeLayer('remove-deck');
  // The dialog closes after the deck has gone, so that the focus returns to what is still there.
  const remove = (): void => {
    setRemoving(true);
    void removeDeck(deckId).finally(close);
  };
  return (
    <Dialog
      title={`Remove ${title}?`}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button variant="danger" disabled={removing} onClick={remove}>
            Remove it
          </Button>
        </>
      }
    >
      <p>
        Its questions no longer come up. What you learnt of them stays, and is there again when you
        import the deck again.
      </p>
    </Dialog>
  );
}
