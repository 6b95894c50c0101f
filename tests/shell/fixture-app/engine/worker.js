// Tries what hostile code would try and tells the frame how each attempt ended.
async function attempt(name, run) {
  try {
    postMessage([name, String(await run())]);
  } catch (error) {
    postMessage([name, `refused: ${error.name}`]);
  }
}

function socket(url) {
  return new Promise((resolve, reject) => {
    const opening = new WebSocket(url);
    opening.addEventListener('open', () => resolve('open'));
    opening.addEventListener('error', () => reject(new DOMException('', 'NetworkError')));
  });
}

async function tryEverything(base) {
  await attempt('import the engine', async () => (await import(`${base}engine.mjs`)).answer);
  await attempt('fetch an engine file', async () => (await fetch(`${base}engine.mjs`)).status);
  await attempt('fetch the app', async () => (await fetch(new URL('/index.html', base))).status);
  await attempt('fetch the network', async () => (await fetch('https://example.org/')).status);
  await attempt('open a web socket', () => socket('wss://example.org/'));
  await attempt('import from the network', () => import('https://example.org/x.js'));
  await attempt('run a string as JavaScript', () => attempt.constructor('return 1')());
  await attempt('open a database', () => indexedDB.open('x'));
  await attempt('find the shell', () => globalThis.loopwise?.request);
  await attempt('compile WebAssembly', async () => {
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    return await WebAssembly.compile(empty);
  });
  await attempt('make a web connection', () => new RTCPeerConnection());
  postMessage(['done', '']);
}

addEventListener('message', ({ data: base }) => void tryEverything(base));
