import type { ReactNode } from 'react';
import type { Layer } from '#session/view.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from './context.ts';

export interface LayerDialogProps {
  readonly layer: Layer['kind'];
  readonly title: string;
  /** The label of the button that closes it. */
  readonly close: string;
  readonly children: ReactNode;
}

/** The dialog of a layer; closing it is its only action. */
export function LayerDialog({ layer, title, close: label, children }: LayerDialogProps) {
  const closeLayer = useApp((state) => state.closeLayer);
  const close = (): void => closeLayer(layer);
  return (
    <Dialog
      title={title}
      onClose={close}
      actions={
        <Button keys="Escape" onClick={close}>
          {label}
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}
