/** Runs the built main.cjs like Electron, with the double in place of Electron. */
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

/** What the bundle sees of its process. */
export interface MainProcess {
  readonly file: string;
  readonly electron: object;
  readonly argv: readonly string[];
}

/**
 * Evaluates the bundle. Its `require` knows Electron's double and Node's own modules, so a
 * dependency missing from the bundle fails here as it would in an installed app.
 */
export function runMain({ file, electron, argv }: MainProcess): void {
  const load = createRequire(file);
  const require = (name: string): unknown => {
    if (name === 'electron') {
      return electron;
    }
    if (!builtinModules.includes(name.replace(/^node:/, ''))) {
      throw new Error(`main.cjs asks for '${name}', which is not in the bundle.`);
    }
    return load(name);
  };
  const surroundings = Object.create(process, { argv: { value: argv } });
  const run = compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname', 'process'],
    { filename: file },
  );
  const module = { exports: {} };
  run(module.exports, require, module, file, dirname(file), surroundings);
}
