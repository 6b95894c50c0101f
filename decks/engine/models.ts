/** The catalogue of models: ways of believing how asyncio works, each of them a Python module. */

/** What is known of a model outside the interpreter; all of it stands in its module. */
export interface Model {
  /** Such as `eager-task`. */
  readonly id: string;
  /** The belief in one sentence, without a full stop. Plain text with `code`. */
  readonly statement: string;
  /** Two or three sentences for a learner whose answer it explains. Plain text with `code`. */
  readonly teaching: string;
  /** Words of which one stands in every program the model can change; empty where it may be any. */
  readonly uses: readonly string[];
}

const DOCSTRING = /^"""(.+?)\.?\n\n([\s\S]+?)\n"""/u;
const USES = /^USES = \(([^)]*)\)/mu;

/** Reads a model out of its module's text. Throws an Error where the module is not as it must be. */
export function readModel(id: string, source: string): Model {
  const text = DOCSTRING.exec(source);
  const uses = USES.exec(source);
  if (text === null || uses === null) {
    throw new Error(`The module of the model ${id} needs a docstring of two parts, and USES.`);
  }
  return {
    id,
    statement: text[1] ?? '',
    teaching: (text[2] ?? '').replaceAll(/\s+/gu, ' '),
    uses: [...(uses[1] ?? '').matchAll(/"([^"]+)"/gu)].map(([, word]) => word ?? ''),
  };
}
