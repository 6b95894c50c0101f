/**
 * What a box's thread gives up before a program runs in it. Programs are not meant to reach JavaScript
 * (`python/doors.py`); one that breaks out of the interpreter all the same finds a thread without
 * network, storage, files or other threads, and with nothing that compiles code from text.
 */

/** The language itself and what the interpreter needs. Everything else is removed. */
const KEPT = new Set(
  `Object Array String Number Boolean Symbol BigInt Math Date JSON Map Set WeakMap WeakSet
   WeakRef FinalizationRegistry Promise Proxy Reflect RegExp Iterator Intl NaN Infinity undefined
   globalThis self Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError
   URIError SuppressedError DOMException isNaN isFinite parseInt parseFloat ArrayBuffer DataView
   Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
   Float16Array Float32Array Float64Array BigInt64Array BigUint64Array TextDecoder TextEncoder
   performance crypto WebAssembly`.split(/\s+/u),
);

/** The part of WebAssembly that runs modules; nothing that creates more. */
const KEPT_OF_WEBASSEMBLY = new Set([
  'Memory',
  'Table',
  'Global',
  'Tag',
  'Exception',
  'RuntimeError',
  'JSTag',
]);

/** Removes this thread's globals. The caller must hold references to whatever it needs later. */
export function sealWorld(): void {
  // Every function of the kind has this as its constructor, which compiles functions from text.
  for (const one of [
    () => undefined,
    async () => undefined,
    function* () {},
    async function* () {},
  ]) {
    Reflect.deleteProperty(Object.getPrototypeOf(one) as object, 'constructor');
  }
  drop(WebAssembly, KEPT_OF_WEBASSEMBLY);
  // A browser worker inherits some globals from the prototypes of its global object. The last of these,
  // which the host's own ports inherit too, only handles events.
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
 * Freezes the language's built-in objects. Much of the code around an interpreter looks up missing
 * properties on `Object.prototype` and the like, where nobody can put a getter any more.
 */
function freezeLanguage(): void {
  const frozen = new Set<unknown>([globalThis]);
  const waiting: unknown[] = [
    ...Object.getOwnPropertyNames(globalThis).map(
      (name) => Reflect.get(globalThis, name) as unknown,
    ),
    // Objects without a global name.
    ...[[], '', new Map(), new Set()].map((one) => (one as Iterable<unknown>)[Symbol.iterator]()),
    'x'.matchAll(/x/gu),
    function* () {},
    async function* () {},
    async () => undefined,
    Object.getPrototypeOf(Int8Array),
  ];
  for (let one = waiting.pop(); waiting.length > 0 || one !== undefined; one = waiting.pop()) {
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null) continue;
    // A typed array cannot be frozen, and leads nowhere.
    if (frozen.has(one) || ArrayBuffer.isView(one)) continue;
    frozen.add(one);
    Object.freeze(one);
    waiting.push(Object.getPrototypeOf(one));
    // A value, or a getter and a setter.
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
