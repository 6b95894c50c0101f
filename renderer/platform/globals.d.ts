import type { Bridge } from '#electron/contract.ts';

declare global {
  interface Window {
    /** Only in the desktop shell. */
    readonly loopwise?: Bridge;
  }
}
