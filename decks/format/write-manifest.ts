import type { Manifest } from './types.ts';
import { yamlText } from './write-question.ts';

/** A manifest as `deck.yaml`; reading it back gives the same manifest. */
export function writeManifest(manifest: Manifest): string {
  const lines = [
    `format: ${manifest.format}`,
    `id: ${manifest.id}`,
    `title: ${yamlText(manifest.title)}`,
    `version: ${manifest.version}`,
    `about: ${yamlText(manifest.about)}`,
    `authors: ${list(manifest.authors)}`,
    `license: ${yamlText(manifest.license)}`,
    'units:',
  ];
  for (const { id, title, needs } of manifest.units) {
    lines.push(`  - id: ${id}`, `    title: ${yamlText(title)}`);
    if (needs.length > 0) lines.push(`    needs: ${list(needs)}`);
  }
  return `${lines.join('\n')}\n`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(yamlText).join(', ')}]`;
}
