/**
 * Collects what the app contains and under which licences, after the build: `about.json` for the
 * app, and `LICENCES.txt` for the installers. Fails if a licence has no text.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import spdx from 'spdx-license-list/full.js';
import type { About, Licence } from '#session/about-file.ts';
import { insideOf } from './inside.ts';
import type { Inside } from './inside.ts';
import { NOTES } from './note-packages.ts';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function packageIn(folder: string): Package {
  return readJson(path.join(folder, 'package.json')) as Package;
}

function installed(name: string): string {
  return path.join(root, 'node_modules', name);
}

/** SPDX's text of a licence, without the heading and the copyright line to fill in. */
function textOf({ name, licence, copyright }: Omit<Inside, 'mark'>): string {
  const text = spdx[licence]?.licenseText;
  if (text === undefined) throw new Error(`SPDX has no licence ${licence}, which ${name} names.`);
  const lines = text
    .split('\n')
    .filter((line) => !/^Copyright \(c\) (?:<year>|YEAR)/iu.test(line.trim()));
  return [...(copyright === undefined ? [] : [copyright, '']), ...lines].join('\n').trim();
}

function insideAsLicence(inside: Inside): Licence {
  const { name, version, licence, source } = inside;
  return {
    name,
    ...(version === undefined ? {} : { version }),
    licence,
    source,
    text: textOf(inside),
  };
}

/**
 * The folders of all packages in the bundles. Fonts are loaded by style sheets, which are not
 * modules.
 */
function packageFolders(): readonly string[] {
  const { dependencies = {} } = packageIn(root);
  const fonts = Object.keys(dependencies).filter((name) => name.startsWith('@fontsource'));
  const noted = readdirSync(NOTES).flatMap(
    (file) => readJson(path.join(NOTES, file)) as readonly string[],
  );
  return [...new Set([...noted, ...fonts.map(installed)])];
}

function packageAsLicence(folder: string): Licence {
  const { name, version, license } = packageIn(folder);
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry));
  if (license === undefined) throw new Error(`The package ${name} ${version} names no licence.`);
  const source = `https://www.npmjs.com/package/${name}`;
  const text =
    file === undefined
      ? textOf({
          name,
          licence: license,
          copyright: `Copyright (c) the authors of ${name}`,
          source,
        })
      : readFileSync(path.join(folder, file), 'utf8').trim();
  return { name, version, licence: license, source, text };
}

function collect(): About {
  const { python } = readJson(path.join(dist, 'app/engine/engine.json')) as { python: string };
  const pyodide = packageIn(installed('pyodide')).version;
  const packages = packageFolders()
    .map(packageAsLicence)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    version: packageIn(root).version,
    pyodide,
    licences: [...insideOf(python, pyodide).map(insideAsLicence), ...packages],
  };
}

/** The same as a text. */
function asText({ version, licences }: About): string {
  const rule = '='.repeat(80);
  const parts = licences.map(({ name, version: of = '', licence, source, text }) =>
    [rule, `${name} ${of}`.trim(), `${licence}, ${source}`, '', text].join('\n'),
  );
  const head = `Loopwise ${version} contains the following software. Electron and Chromium, where they\nare part of the installer, come with LICENSE and LICENSES.chromium.html beside the program.`;
  return `${[head, ...parts].join('\n\n')}\n`;
}

const about = collect();
writeFileSync(path.join(dist, 'app/about.json'), JSON.stringify(about));
writeFileSync(path.join(dist, 'LICENCES.txt'), asText(about));
