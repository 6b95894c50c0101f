/** Saves the content of the window as a PDF. */
import type { BrowserWindow } from 'electron';
import type { Requests, SaveOutcome } from './contract.ts';
import { saveFile } from './files.ts';
import { failed } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Prints the page of a window with its print style, and lets the user save the result. */
export async function printPdf(
  window: BrowserWindow,
  { suggestedName }: Requests['print-pdf']['argument'],
): Promise<Outcome<SaveOutcome>> {
  let pdf: Uint8Array;
  try {
    pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } catch {
    return failed(
      'The pages could not be printed. Export “For paper” and print that in a browser.',
    );
  }
  return saveFile(window, { kind: 'pdf', suggestedName, bytes: new Uint8Array(pdf) });
}
