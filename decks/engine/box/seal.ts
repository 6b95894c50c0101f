/**
 * What a box's thread gives up before a program runs in it. No program is meant to reach JavaScript
 * (`python/doors.py`); one that does all the same, by breaking the interpreter, finds a thread that
 * has no network, no storage, no file, no other thread, and nothing that makes code out of text.
 */

/** What the interpreter needs to go on, and the language itself. Everything else goes. */
const KEPT = new Set(
  `Object Array String Number Boolean Symbol BigInt Math Date JSON Map Set WeakMap WeakSet
   WeakRef FinalizationRegistry Promise Proxy Reflect RegExp Iterator Intl NaN Infinity undefined
   globalThis self Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError
   URIError SuppressedError DOMException isNaN isFinite parseInt parseFloat ArrayBuffer DataView
   Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
   Float16Array Float32Array Float64Array BigInt64Array BigUint64Array TextDecoder TextEncoder
   performance crypto WebAssembly`.split(/\s+/u),
);

/** Of WebAssembly: what runs, but nothing that makes more of it. */
const KEPT_OF_WEBASSEMBLY = new Set([
  'Memory',
  'Table',
  'Global',
  'Tag',
  'Exception',
  'RuntimeError',
  'JSTag',
]);

/** Empties this thread's world. What the caller needs of it, it must hold already. */
export function sealWorld(): void {
  // Each of these hangs on every function of its kind, and makes functions out of text.
  for (const one of [
    () => undefined,
    async () => undefined,
    function* () {},
    async function* () {},
  ]) {
    Reflect.deleteProperty(Object.getPrototypeOf(one) as object, 'constructor');
  }
  drop(WebAssembly, KEPT_OF_WEBASSEMBLY);
  // Some of what a browser's worker has lies on the prototypes of its global object. The last of
  // them, which the host's own ports have as well, gives events and nothing else.
  const shared = new Set<object | null>([EventTarget.prototype, Object.prototype]);
  for (
    let level: object | null = globalThis;
    level !== null && !shared.has(level);
    level = Object.getPrototypeOf(level) as object | null
  ) {
    drop(level, KEPT);
  }
  freezeLanguage();
}

/**
 * Freezes what the language consists of. Much of the code around an interpreter looks up what is
 * missing on `Object.prototype` and its like: nobody puts a getter there any more.
 */
function freezeLanguage(): void {
  const frozen = new Set<unknown>([globalThis]);
  const waiting: unknown[] = [
    ...Object.getOwnPropertyNames(globalThis).map(
      (name) => Reflect.get(globalThis, name) as unknown,
    ),
    // What has no name of its own.
    ...[[], '', new Map(), new Set()].map((one) => (one as Iterable<unknown>)[Symbol.iterator]()),
    'x'.matchAll(/x/gu),
    function* () {},
    async function* () {},
    async () => undefined,
    Object.getPrototypeOf(Int8Array),
  ];
  for (let one = waiting.pop(); waiting.length > 0 || one !== undefined; one = waiting.pop()) {
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null) continue;
    // An array of numbers that lies in a buffer cannot be frozen, and leads nowhere.
    if (frozen.has(one) || ArrayBuffer.isView(one)) continue;
    frozen.add(one);
    Object.freeze(one);
    waiting.push(Object.getPrototypeOf(one));
    // A value, or what gets and sets one.
    for (const property of Object.values(Object.getOwnPropertyDescriptors(one))) {
      waiting.push(...Object.values(property));
    }
  }
}

function drop(from: object, kept: ReadonlySet<string>): void {
  for (const name of Object.getOwnPropertyNames(from)) {
    if (!kept.has(name)) Reflect.deleteProperty(from, name);
  }
}
