/**
 * The check of CSS modules, which the type check does not cover: every class that a component names
 * is in the stylesheet, and every class in a stylesheet is used.
 */
import path from 'node:path';

/** `import styles from './home.module.css'`. */
const STYLES_IMPORT = /\bimport (\w+) from '([#.][^']+\.module\.css)'/gu;

/** `composes: code from '../../ui/code.module.css'`. */
const COMPOSES = /\bcomposes: ([\w -]+) from '([^']+)'/gu;

/** The classes that a stylesheet has rules for. */
function classesOf(css: string): ReadonlySet<string> {
  const selectors = css.replaceAll(/\/\*[^]*?\*\/|'[^']*'|(?<=:)[^:{};]*;/gu, '');
  return new Set([...selectors.matchAll(/\.([a-zA-Z][\w-]*)/gu)].map(([, name = '']) => name));
}

/**
 * Every problem of the CSS modules among these files, one sentence each. `texts` holds each file's
 * text by path; `resolve` returns the path of an imported file.
 */
export function checkStyles(
  texts: ReadonlyMap<string, string>,
  resolve: (file: string, name: string) => string | undefined,
): readonly string[] {
  const modules = new Map(
    [...texts]
      .filter(([file]) => file.endsWith('.module.css'))
      .map(([file, text]) => [file, classesOf(text)]),
  );
  const used = new Map([...modules.keys()].map((file) => [file, new Set<string>()]));
  const problems: string[] = [];
  const use = (file: string, module: string | undefined, name: string): void => {
    const classes = module === undefined ? undefined : modules.get(module);
    if (module === undefined || classes === undefined) return;
    used.get(module)?.add(name);
    if (classes.has(name)) return;
    problems.push(
      `${file} uses the class ${name}, which ${module} does not have. Add or rename it.`,
    );
  };
  for (const [file, text] of texts) {
    if (file.endsWith('.css')) {
      for (const [, names = '', from = ''] of text.matchAll(COMPOSES)) {
        const module = path.posix.join(path.posix.dirname(file), from);
        for (const name of names.trim().split(/\s+/u)) use(file, module, name);
      }
      continue;
    }
    for (const [, styles = '', from = ''] of text.matchAll(STYLES_IMPORT)) {
      const module = resolve(file, from);
      for (const [, name] of text.matchAll(new RegExp(`\\b${styles}\\[(?:'([^']+)'\\])?`, 'gu'))) {
        if (name !== undefined) use(file, module, name);
        // A computed name may be any of them.
        else if (module !== undefined) used.set(module, new Set(modules.get(module)));
      }
    }
  }
  for (const [module, names] of modules) {
    for (const name of names) {
      if (used.get(module)?.has(name) === true) continue;
      problems.push(`${module} has the class ${name}, which nothing uses. Remove it.`);
    }
  }
  return problems;
}
