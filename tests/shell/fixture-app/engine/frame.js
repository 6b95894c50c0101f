// Starts the engine the way the real one is started: a classic worker from a blob.
const base = new URL('.', location.href).href;
const source = await (await fetch(`${base}worker.js`)).text();
const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
worker.addEventListener('message', ({ data }) => parent.postMessage(data, '*'));
worker.addEventListener('error', (event) => parent.postMessage(['worker', event.message], '*'));
worker.postMessage(base, []);
