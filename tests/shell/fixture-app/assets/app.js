// The least app that uses everything the shell offers; the tests drive it through `window.fixture`.
const heard = [];
const opened = [];
const commands = [];

addEventListener('message', (event) => heard.push({ origin: event.origin, data: event.data }));

const shell = window.loopwise;
shell?.on('file-opened', (file) => opened.push(file));
shell?.on('command', (id) => commands.push(id));

function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('fixture', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

async function row(mode, run) {
  // On the disk before anybody is told: the tests end the browser right after.
  const transaction = (await database()).transaction('rows', mode, { durability: 'strict' });
  const request = run(transaction.objectStore('rows'));
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve(request.result));
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
}

window.fixture = {
  heard,
  opened,
  commands,
  ready: () => shell.request('ready', undefined),
  put: (key, value) => row('readwrite', (rows) => rows.put(value, key)),
  get: (key) => row('readonly', (rows) => rows.get(key)),
};
