import type { Concept, Manifest } from './types.ts';
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
  for (const { id, title, needs, intro, concepts } of manifest.units) {
    lines.push(`  - id: ${id}`, `    title: ${yamlText(title)}`);
    if (needs.length > 0) lines.push(`    needs: ${list(needs)}`);
    if (intro !== undefined) lines.push(`    intro: ${yamlText(intro)}`);
    if (concepts !== undefined) lines.push('    concepts:', ...concepts.map(concept));
  }
  return `${lines.join('\n')}\n`;
}

function concept({ id, title, needs }: Concept): string {
  const after = needs.length > 0 ? `, needs: ${list(needs)}` : '';
  return `      - { id: ${id}, title: ${JSON.stringify(title)}${after} }`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(yamlText).join(', ')}]`;
}
