/** The only address the app ever opens outside, and only in the user's own browser. */
import { shell } from 'electron';
import { documentationUrl } from './documentation-url.ts';
import { failed, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Opens a page of the Python documentation. */
export async function openDocumentation(path: string): Promise<Outcome<undefined>> {
  const url = documentationUrl(path);
  if (url === undefined) {
    return failed(`“${path}” is not a page of the Python documentation, so it was not opened.`);
  }
  try {
    await shell.openExternal(url);
    return succeeded(undefined);
  } catch {
    return failed(`No browser could be opened. The page is ${url}`);
  }
}
