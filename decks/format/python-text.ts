/** What can be read from a Python program without parsing it. Pure. */

/** A comment, or a string with its prefix; one in single quotes ends with its line. */
const LITERAL =
  /#[^\n]*|(?:\b[rbfut]{1,2})?(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/gi;

/** The program with strings and comments blanked out, at the same length: what is left is code. */
export function codeOnly(program: string): string {
  return program.replace(LITERAL, (literal) =>
    literal.startsWith('#') ? ' '.repeat(literal.length) : literal.replace(/[^\n]/g, '"'),
  );
}

/** The strings of a program as written, in order. */
export function stringsOf(program: string): readonly string[] {
  return [...program.matchAll(LITERAL)].flatMap(([text]) => (text.startsWith('#') ? [] : text));
}

/** The numbers inside `print(...)` as written, in order. */
export function printedNumbers(program: string): readonly string[] {
  const code = codeOnly(program);
  return [...code.matchAll(/\bprint\(/g)].flatMap(({ index, 0: { length } }) => {
    const open = index + length - 1;
    return code.slice(open, closingOf(code, open) ?? code.length).match(/\b\d[\w.]*/g) ?? [];
  });
}

/** The position of the bracket that closes the one at `open`; undefined if there is none. */
export function closingOf(code: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if ('([{'.includes(code[at] ?? ' ')) depth += 1;
    if (')]}'.includes(code[at] ?? ' ')) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** The arguments between two brackets as written; a trailing comma begins none. */
export function argumentsIn(
  program: string,
  code: string,
  open: number,
  close: number,
): readonly string[] {
  const cuts: number[] = [open];
  for (let at = open + 1; at < close; at += 1) {
    if ('([{'.includes(code[at] ?? ' ')) at = closingOf(code, at) ?? close;
    else if (code[at] === ',') cuts.push(at);
  }
  return cuts
    .map((cut, nth) => program.slice(cut + 1, cuts[nth + 1] ?? close).trim())
    .filter((argument) => argument !== '');
}
