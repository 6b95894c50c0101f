/** A program without its names, strings and numbers: what is left is what it does. */
import { CODE_PARTS } from './python-literals.ts';

/** Names that mean the same in every program; the names a program imports are added. */
const FIXED = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally ' +
    'for from global if import in is lambda nonlocal not or pass raise return try while with yield ' +
    'match case self super print range len list dict set tuple str int float bool sum min max abs ' +
    'sorted reversed enumerate zip map filter any all next iter aiter anext round repr type isinstance ' +
    'open id hash callable getattr setattr property staticmethod classmethod BaseException Exception ' +
    'ArithmeticError AttributeError ConnectionError EOFError ExceptionGroup BaseExceptionGroup ' +
    'FileNotFoundError GeneratorExit IndexError KeyboardInterrupt KeyError LookupError NameError OSError ' +
    'PermissionError RuntimeError StopAsyncIteration StopIteration SystemExit TimeoutError TypeError ' +
    'ValueError ZeroDivisionError'
  ).split(' '),
);

/**
 * The skeleton of a program: equal for two programs that differ only in names, strings, numbers other
 * than 0, comments and empty lines.
 */
export function skeletonOf(program: string): string {
  const places = new Map<string, string>();
  const imported = new Set(
    [...program.matchAll(/^\s*(?:from|import)\s.*$/gmu)].flatMap(
      ([line]) => line.match(/\w+/gu) ?? [],
    ),
  );
  const text = program.replace(CODE_PARTS, (part, before: string | undefined) => {
    if (part.startsWith('#')) return '';
    if (/["']$/u.test(part)) return '"';
    if (/^\d/u.test(part)) return Number(part) === 0 ? '0' : '1';
    if (before !== undefined || FIXED.has(part) || imported.has(part)) return part;
    const place = places.get(part) ?? `n${places.size}`;
    places.set(part, place);
    return place;
  });
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
