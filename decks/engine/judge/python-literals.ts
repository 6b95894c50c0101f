/** The literals of a Python program, as far as they can be read without parsing it. Pure. */

const STRING =
  /(?:\b[rbfut]{1,2})?(?:"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/u
    .source;

/**
 * A comment, a string with its prefix, a number, or a name. If the name follows a dot, and so is an
 * attribute, the dot is the first group.
 */
export const CODE_PARTS = new RegExp(
  String.raw`#[^\n]*|${STRING}|\b\d[\d_.]*|(\.\s*)?\b[A-Za-z_]\w*`,
  'giu',
);

/** The contents of a program's strings, in order; f-strings without their expressions. */
export function literalsOf(program: string): readonly string[] {
  return [...program.matchAll(new RegExp(`#[^\\n]*|${STRING}`, 'giu'))].flatMap(([part]) =>
    part.startsWith('#')
      ? []
      : part.replace(/^[a-z]*["']+|["']+$/giu, '').replaceAll(/\{[^{}]*\}/gu, ' '),
  );
}

/** The numbers of a program outside its strings, as written, in order. */
export function numbersOf(program: string): readonly string[] {
  return [...program.matchAll(CODE_PARTS)].flatMap(([part]) => (/^\d/u.test(part) ? [part] : []));
}
