/**
 * Structured clone over a text channel, which Electron's IPC does in one step. Bytes and
 * `undefined` survive; functions and anything else that Electron refuses are refused here too.
 */

/** Encodes a value as text. Self-contained, because its source is also sent into the page. */
export function encode(value: unknown): string {
  const pack = (part: unknown): unknown => {
    if (part === undefined) {
      return { $: 'undefined' };
    }
    if (part instanceof Uint8Array) {
      let text = '';
      for (let start = 0; start < part.length; start += 32_768) {
        text += String.fromCharCode(...part.subarray(start, start + 32_768));
      }
      return { $: 'bytes', of: btoa(text) };
    }
    if (Array.isArray(part)) {
      return part.map((one) => pack(one));
    }
    if (typeof part === 'object' && part !== null) {
      return {
        $: 'record',
        of: Object.fromEntries(Object.entries(part).map(([key, one]) => [key, pack(one)])),
      };
    }
    if (typeof part === 'function' || typeof part === 'symbol') {
      throw new Error('An object could not be cloned.');
    }
    return part;
  };
  return JSON.stringify(pack(value));
}

/** Decodes the text of `encode`. Self-contained for the same reason. */
export function decode(text: string): unknown {
  const unpack = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      return part.map((one) => unpack(one));
    }
    if (typeof part !== 'object' || part === null || !('$' in part)) {
      return part;
    }
    const of = 'of' in part ? part.of : undefined;
    if (part.$ === 'bytes' && typeof of === 'string') {
      return Uint8Array.from(atob(of), (letter) => letter.charCodeAt(0));
    }
    if (part.$ === 'record' && typeof of === 'object' && of !== null) {
      return Object.fromEntries(Object.entries(of).map(([key, one]) => [key, unpack(one)]));
    }
    return undefined;
  };
  return unpack(JSON.parse(text));
}
