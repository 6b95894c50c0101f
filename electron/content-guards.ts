/** Keeps every page on the app's own documents. */
import { app } from 'electron';
import type { WebContents } from 'electron';
import { isEngineFrame, isEntryDocument } from './address.ts';

/** Guards every `webContents` from its creation, whoever creates it. */
export function setupContentGuards(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    // Reloading is a navigation to the entry document.
    if (!isEntryDocument(event.url)) {
      event.preventDefault();
    }
  });
  contents.on('will-frame-navigate', (event) => {
    const allowed = event.isMainFrame ? isEntryDocument(event.url) : isEngineFrame(event.url);
    if (!allowed) {
      event.preventDefault();
    }
  });
  // Nothing the app serves redirects.
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Peer connections do not pass `webRequest`.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
