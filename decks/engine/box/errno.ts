/** Error numbers of WASI, which Emscripten uses too. */
export const ENOMEM = 48;
export const ENOTSUP = 58;
export const EPERM = 63;
