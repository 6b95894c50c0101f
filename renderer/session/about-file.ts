/** What the build says of the app; apart from what reads it, so that the build knows nothing of the app. */

/** Something that the app contains. */
export interface Licence {
  readonly name: string;
  readonly version?: string;
  /** The licence's name in SPDX's list. */
  readonly licence: string;
  /** Where its source is. */
  readonly source: string;
  readonly text: string;
}

/** `about.json`, written by the build. */
export interface About {
  readonly version: string;
  readonly pyodide: string;
  readonly licences: readonly Licence[];
}
