/** Progress of long work, on stderr, so that nobody takes it for a hang. */
import process from 'node:process';

/** Ms between two updates: a terminal rewrites one line, a file gets a new one each time. */
const PACE = { terminal: 100, file: 10_000 } as const;

export interface Progress {
  /** One more is done. */
  readonly step: () => void;
  /** Removes the line if possible. */
  readonly end: () => void;
}

/**
 * Shows `WHAT: 12 of 345` while work is in progress.
 *
 * @param now a monotonic clock in milliseconds.
 */
export function showProgress(
  what: string,
  total: number,
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const terminal = stream.isTTY;
  const pace = terminal ? PACE.terminal : PACE.file;
  let done = 0;
  let said = now();
  let shown = false;
  return {
    step: () => {
      done += 1;
      if (now() - said < pace) return;
      said = now();
      shown = true;
      stream.write(
        `${terminal ? '\r\u001B[K' : ''}${what}: ${done} of ${total}${terminal ? '' : '\n'}`,
      );
    },
    end: () => {
      if (terminal && shown) stream.write('\r\u001B[K');
    },
  };
}
