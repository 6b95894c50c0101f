/**
 * How a second start recognises that the server on the port is this user's own Loopwise. A name proves
 * nothing, since any program of any account can claim it: the proof needs a key from a file that only
 * this account can read.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The request header with a nonce; the proof comes back under `proofHeader`. */
export const challengeHeader = 'loopwise-challenge';
export const proofHeader = 'loopwise-proof';

const keyPattern = /^[0-9a-f]{64}$/;
const challengePattern = /^[0-9a-f]{32}$/;

/** The key in `file`, created if absent. `undefined` if it cannot be stored there. */
export async function serverKey(file: string): Promise<string | undefined> {
  const known = await readKey(file);
  if (known !== undefined) {
    return known;
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    // Fails if the file exists: it is broken, or another start was quicker.
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch {
    // Without a key, a second start asks the user to close the first.
  }
  return readKey(file);
}

/**
 * A name that no other page can guess. It stays the same as long as the key does, so that the browser
 * can reuse what it has compiled; without a key it is new at each start.
 */
export function secretName(key: string | undefined): string {
  const seed = key ?? randomBytes(32).toString('hex');
  return createHmac('sha256', seed).update('engine').digest('hex').slice(0, 32);
}

/** The key in `file`, `undefined` if there is none. */
export async function readKey(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return keyPattern.test(text) ? text : undefined;
}

/** The server's answer to a challenge, `undefined` for an invalid one. */
export function proofOf(key: string, challenge: unknown): string | undefined {
  return typeof challenge === 'string' && challengePattern.test(challenge)
    ? createHmac('sha256', key).update(challenge).digest('hex')
    : undefined;
}

/** Whether the server at `url` knows the key. */
export async function knowsKey(url: string, key: string): Promise<boolean> {
  const challenge = randomBytes(16).toString('hex');
  const expected = proofOf(key, challenge) ?? '';
  try {
    const response = await fetch(url, {
      method: 'HEAD',
      headers: { [challengeHeader]: challenge },
      redirect: 'error',
      signal: AbortSignal.timeout(2000),
    });
    const given = response.headers.get(proofHeader) ?? '';
    return (
      given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
    );
  } catch {
    return false;
  }
}
