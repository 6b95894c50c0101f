/** Returns the focus when the focused element closes. */
import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';

/** The focused element, also inside a shadow root. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}

/**
 * Opens a modal dialog while the component is mounted. The focus then returns to where it was, or
 * to the main part of the screen if that is gone.
 */
export function useModal(
  ref: RefObject<HTMLDialogElement | null>,
  first: (dialog: HTMLDialogElement) => HTMLElement | null,
): void {
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    const before = focused();
    dialog.showModal();
    first(dialog)?.focus();
    return () => {
      dialog.close();
      const back = before?.isConnected === true ? before : undefined;
      (back ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    };
  }, [ref, first]);
}
