/** A value, or a sentence for the user: what failed, where, and what to do. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** A success. */
export function succeeded<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** An expected failure. */
export function failed(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

/** The reason of a system error as text, for the middle of a sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this account may not touch it';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return error instanceof Error ? error.message : 'the system gave no reason';
  }
}
