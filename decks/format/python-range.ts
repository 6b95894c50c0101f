/** Every version that decks support. */
export const EVERY_PYTHON = '>=3.11';

const PART = /^(>=|<=|==|!=|>|<)\s*3\.(\d{1,2})(?:\.(\d{1,2}))?$/u;

/** Whether a text is a range of Python 3 versions such as `>=3.11` or `>=3.11,<3.14`. */
export function isPythonRange(text: string): boolean {
  return text.length <= 80 && text.split(',').every((part) => PART.test(part.trim()));
}

/**
 * Whether a range as written in a question (`>=3.11,<3.14`) includes a version (`3.12`, `3.12.1`).
 * Versions are compared number by number, a missing one counts as 0; false for an invalid range.
 */
export function pythonAllows(range: string, version: string): boolean {
  const wanted = /^3\.(\d+)(?:\.(\d+))?/u.exec(version);
  if (wanted === null) return false;
  return range.split(',').every((text) => {
    const part = PART.exec(text.trim());
    if (part === null) return false;
    // `==3.12` means every 3.12.x, like `==3.12.*` in packaging.
    const whole = part[3] === undefined && (part[1] === '==' || part[1] === '!=');
    const order =
      Number(wanted[1]) - Number(part[2]) ||
      (whole ? 0 : Number(wanted[2] ?? 0) - Number(part[3] ?? 0));
    const sign = order < 0 ? '<' : order > 0 ? '>' : '=';
    return part[1] === '!=' ? order !== 0 : (part[1] ?? '').includes(sign);
  });
}
