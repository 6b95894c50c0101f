/** The types of file the built app consists of; a file of any other type is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  py: 'text/x-python; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  // WebAssembly.instantiateStreaming requires exactly this type.
  wasm: 'application/wasm',
  zip: 'application/zip',
  // The engine's snapshot: a raw image of an interpreter's memory.
  bin: 'application/octet-stream',
  whl: 'application/zip',
  loopwise: 'application/vnd.loopwise.deck+zip',
};

/** The `Content-Type` for a file name, or `undefined` if the app has no such type of file. */
export function contentTypeOf(name: string): string | undefined {
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  return dot > 0 && Object.hasOwn(contentTypes, extension) ? contentTypes[extension] : undefined;
}
