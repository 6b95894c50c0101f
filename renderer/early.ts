/**
 * Runs before the app, whose code is still being compiled: makes the browser open its storage, which
 * takes as long as that.
 */
indexedDB.databases().catch(() => undefined);
