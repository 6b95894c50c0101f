/** `report [DIR]`: a deck in numbers, as Markdown. */
import path from 'node:path';
import type { Kind } from '#format/types.ts';
import type { DeckReport, UnitReport } from '../engine/judge/deck-report.ts';
import { GOALS, reportOf } from '../engine/judge/deck-report.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import { checkDeck } from './check.ts';
import { complain, complainOf, plural, print } from './report.ts';

/** `report [DIR]`: 0 if the deck is valid, whatever its numbers; else 1 and its problems. */
export async function report(location: string, base: string): Promise<number> {
  const checked = await checkDeck(path.resolve(base, location));
  if (!checked.ok) {
    complainOf(location, checked.problems);
    complain(`${location}: ${plural(checked.problems.length, 'problem')}`);
    return 1;
  }
  const models = (await loadModels()).map(({ id }) => id);
  print(reportText(reportOf(checked.disk.deck, checked.modelled, models)));
  return 0;
}

const COLUMNS = [
  'unit',
  'questions',
  'predict',
  'choose',
  'repair',
  'about',
  'only this',
  'they say',
  'version',
  'in pairs',
  'programs',
  `${GOALS.variants}+ variants`,
  'fresh',
  'level 1 / 2 / 3',
  'DOC / IMPL / VER',
  'models',
] as const;

function reportText(report: DeckReport): string {
  const { units, total, covered, models, alike, weak, medianLines, long } = report;
  const seldom = models.filter(([, count]) => count < GOALS.questions);
  return [
    table([COLUMNS, ...[...units, total].map(rowOf)]),
    paragraph(
      'Statements covered',
      covered.map(([id, count]) => `${id} ×${count}`),
    ),
    `The programs have ${medianLines} lines in the middle; ${
      long.length === 0
        ? 'none has more than 24.'
        : `more than 24: ${long.map(({ file }) => file).join(', ')}.`
    }`,
    paragraph(
      `${plural(models.length, 'model')}; distinguished from the truth by fewer than ${GOALS.questions} questions`,
      seldom.map(([id, count]) => `${id} ×${count}`),
    ),
    paragraph(
      'Pairs of models that no question distinguishes',
      alike.map(([one, other]) => `${one} and ${other}`),
    ),
    paragraph(
      `Questions to predict whose first variant distinguishes fewer than ${GOALS.models} models from the truth`,
      weak.map(({ file }) => file),
    ),
  ].join('\n\n');
}

function paragraph(title: string, items: readonly string[]): string {
  return `${title}: ${items.length === 0 ? 'none' : items.join(', ')}.`;
}

const KINDS: readonly Kind[] = [
  'predict',
  'choose',
  'repair',
  'about',
  'only-this',
  'they-say',
  'version',
];

function rowOf(unit: UnitReport): readonly string[] {
  const { levels, tiers } = unit;
  return [
    unit.unit,
    ...[unit.questions, ...KINDS.map((kind) => unit.kinds[kind])].map(String),
    ...[unit.paired, unit.variants, unit.varied, unit.fresh].map(String),
    `${levels[1]} / ${levels[2]} / ${levels[3]}`,
    `${tiers.DOC} / ${tiers.IMPL} / ${tiers.VER}`,
    String(unit.models),
  ];
}

/** A Markdown table with aligned columns. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
