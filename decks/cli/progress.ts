/** How far long work has come, on stderr, so that nobody takes it for a hang. */
import process from 'node:process';

/** Ms between two lines: a terminal rewrites one, a file gets a new one each time. */
const PACE = { terminal: 100, file: 10_000 } as const;

export interface Progress {
  /** One more is done. */
  readonly step: () => void;
  /** Takes the line away where it can be taken away. */
  readonly end: () => void;
}

/**
 * Says `WHAT: 12 of 345` while work goes on.
 *
 * @param now milliseconds that only grow.
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
