/** The worker of the torture's page. */
import workerUrl from './worker.ts?worker&url';

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

/**
 * The page is served like the app, whose policy allows only this name; see `appPolicy` in the
 * shell.
 */
const { trustedTypes } = window as Window & { readonly trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('loopwise-reader', { createScriptURL: (url) => url });

export function openWorker(): Worker {
  return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' });
}
