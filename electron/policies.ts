/**
 * The content security policies of the two documents and the permissions policy of both. They are
 * response headers, not meta elements: only a header can carry `sandbox` and `frame-ancestors`.
 */

/** The app's own document: its own files, no inline script or style, no code from strings. */
export function appPolicy(): string {
  return policy([
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The only policy; it creates the URLs of the workers.
    'trusted-types loopwise-reader',
  ]);
}

/**
 * The worker that reads files from outside: its own scripts, and no connections. It runs SQLite as
 * WebAssembly, which the page passes to it.
 */
export function readerPolicy(): string {
  return policy([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "require-trusted-types-for 'script'",
  ]);
}

/**
 * The worker that fits the schedule's parameters: its own scripts, and an optimizer in WebAssembly,
 * which it fetches from the app's files.
 */
export function fitterPolicy(): string {
  return policy([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
  ]);
}

/** The worker that writes the journal of answers: its own script and nothing else. */
export function journalPolicy(): string {
  return policy(["default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"]);
}

/**
 * The frame in which a deck's Python runs. It names the origin instead of `'self'` so that it can be
 * narrowed to the engine's own folder: hostile code inside cannot even read the app's other files.
 * `sandbox` gives it an opaque origin even if it is opened on its own.
 */
export function engineFramePolicy(origin: string): string {
  return policy([
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src ${origin}/engine/ 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    `connect-src ${origin}/engine/`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origin}`,
  ]);
}

function policy(directives: readonly string[]): string {
  return directives.join('; ');
}

/**
 * Every feature of Chromium that a document can give up and that reaches a device, a network or a model;
 * the app needs none. An unknown name causes a console warning, so a test compares this list with the
 * browser's own.
 */
const refusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-create',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'language-detector',
  'language-model',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'magnetometer',
  'media-playback-while-not-visible',
  'microphone',
  'midi',
  'on-device-speech-recognition',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'speaker-selection',
  'storage-access',
  'summarizer',
  'sync-xhr',
  'translator',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** The `Permissions-Policy` header. */
export const permissionsPolicy = refusedFeatures.map((feature) => `${feature}=()`).join(', ');
