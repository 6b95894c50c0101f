/**
 * How a second start knows that the server on the port is this person's own Loopwise. Its name is no
 * proof, since any program of any account may give it: the proof needs a key that lies in a file
 * which only this account can read.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The request header with a number used once; the proof comes back under `proofHeader`. */
export const challengeHeader = 'loopwise-challenge';
export const proofHeader = 'loopwise-proof';

const keyPattern = /^[0-9a-f]{64}$/;
const challengePattern = /^[0-9a-f]{32}$/;

/** The key in `file`; made where there is none. `undefined` where it cannot be kept there. */
export async function serverKey(file: string): Promise<string | undefined> {
  const known = await readKey(file);
  if (known !== undefined) {
    return known;
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    // Fails where the file is there: one that is broken, or another start was quicker.
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch {
    // Without a key a second start asks the person to close the first.
  }
  return readKey(file);
}

/**
 * A name that no other page can guess, the same at every start as long as the key is: under it the
 * browser keeps what it has compiled. Another one at each start where there is no key.
 */
export function secretName(key: string | undefined): string {
  const seed = key ?? randomBytes(32).toString('hex');
  return createHmac('sha256', seed).update('engine').digest('hex').slice(0, 32);
}

/** The key in `file`, `undefined` where there is none. */
export async function readKey(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return keyPattern.test(text) ? text : undefined;
}

/** What the server answers to a challenge, `undefined` for what is none. */
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
