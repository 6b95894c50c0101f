/**
 * The format of `about.json`, in a module of its own, so that the build does not depend on the app.
 */

/** A component of the app. */
export interface Licence {
  readonly name: string;
  readonly version?: string;
  /** The licence's identifier in the SPDX list. */
  readonly licence: string;
  /** The URL of its source. */
  readonly source: string;
  readonly text: string;
}

/** `about.json`, written by the build. */
export interface About {
  readonly version: string;
  readonly pyodide: string;
  readonly licences: readonly Licence[];
}
