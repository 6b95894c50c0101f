/** Error numbers as WASI, and with it Emscripten, counts them. */
export const ENOMEM = 48;
export const ENOTSUP = 58;
export const EPERM = 63;
