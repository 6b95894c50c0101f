import { type Body, readBody } from './body.ts';
import { type Header, readHeader } from './header.ts';
import { reportKind } from './kinds.ts';
import { LIMITS } from './limits.ts';
import { collect, conclude, failure, type Report } from './problems.ts';
import { inBytes, normaliseText, reportForbidden, utf8Length } from './text.ts';
import type { Question, Result } from './types.ts';
import { varyFaults } from './vary.ts';
import { readYaml, type YamlSource } from './yaml.ts';

/** The lines of a question's parts in its file, 1-based; 1 for a part it does not have. */
export interface QuestionLines {
  readonly id: number;
  readonly concept: number;
  readonly python: number;
  readonly vary: number;
  readonly docs: number;
  readonly pair: number;
  readonly fresh: number;
  /** The first line of the program that is shown. */
  readonly program: number;
  /** The first line of the repaired program. */
  readonly repair: number;
  readonly why: number;
  /** One for each choice. */
  readonly choices: readonly number[];
  /** One for each note. */
  readonly models: readonly number[];
  /** One for each wrong answer. */
  readonly wrong: readonly number[];
}

/** A question with the lines a tool needs to report what it finds by running it. */
export interface LocatedQuestion {
  readonly question: Question;
  readonly lines: QuestionLines;
}

/**
 * Reads one question file.
 *
 * @param file its path inside the deck, for the problems.
 * @returns the question, or every problem of the file with its line and remedy.
 */
export function parseQuestion(file: string, text: string): Result<Question> {
  const result = locateQuestion(file, text);
  return result.ok ? { ok: true, value: result.value.question } : result;
}

/** As `parseQuestion`, with the lines of each part in the file. */
export function locateQuestion(file: string, text: string): Result<LocatedQuestion> {
  if (text.length > LIMITS.fileBytes || utf8Length(text) > LIMITS.fileBytes) {
    return failure(
      file,
      `The file is larger than ${inBytes(LIMITS.fileBytes)}.`,
      'Divide it: one file holds one question.',
    );
  }
  const { report, problems } = collect(file);
  const lines = normaliseText(text).split('\n');
  reportForbidden(lines, report);
  const front = frontMatter(lines, report);
  if (front === undefined) return conclude<LocatedQuestion>(problems, undefined);
  const source = readYaml(lines.slice(1, front).join('\n'), 2, report);
  const header = source && readHeader(source, report);
  const body = readBody(lines.slice(front + 1), front + 1, report);
  if (source && header && body) reportKind(header, body, source.lineOf(['kind']), report);
  if (!source || !header || !body || !problems.isEmpty()) {
    return conclude<LocatedQuestion>(problems, undefined);
  }
  const question = assemble(header, body);
  for (const fault of varyFaults(question)) {
    const path: PropertyKey[] = ['vary'];
    if (fault.dimension !== undefined) path.push(question.vary[fault.dimension]?.name ?? '');
    if (fault.value !== undefined) path.push(fault.value);
    report(source.lineOf(path), fault.message, fault.remedy);
  }
  return conclude(problems, { question, lines: linesOfParts(source, header, body) });
}

function assemble({ kind, about, fresh, ...header }: Header, body: Body): Question {
  const { prompt, program, repair, why, choices, models, wrong } = body;
  const common = {
    ...header,
    ...((kind === 'they-say' || kind === 'version') && { asks: kind }),
    prompt,
    why,
  };
  if (kind === 'about' && about !== undefined) return { ...common, kind, program, about };
  if (kind === 'repair' || kind === 'only-this') {
    const only = kind === 'only-this' ? ({ only: true } as const) : {};
    return { ...common, kind: 'repair', broken: program, program: repair, ...only };
  }
  return choices.length > 0
    ? { ...common, kind: 'choice', program, choices }
    : {
        ...common,
        kind: 'predict',
        program,
        models,
        ...(wrong.length > 0 && { wrong }),
        ...(fresh !== undefined && { fresh }),
      };
}

function linesOfParts(source: YamlSource, header: Header, body: Body): QuestionLines {
  return {
    id: source.lineOf(['id']),
    concept: source.lineOf(['concept']),
    python: source.lineOf(['python']),
    vary: source.lineOf(['vary']),
    docs: source.lineOf(['docs']),
    pair: header.pair === undefined ? 1 : source.lineOf(['pair']),
    fresh: header.fresh === undefined ? 1 : source.lineOf(['fresh']),
    program: body.programLine,
    repair: body.repairLine,
    why: body.whyLine,
    choices: body.choiceLines,
    models: body.modelLines,
    wrong: body.wrongLines,
  };
}

/** The index of the line that closes the front matter; undefined if a problem was reported. */
function frontMatter(lines: readonly string[], report: Report): number | undefined {
  if (lines[0]?.trimEnd() !== '---') {
    const first = lines.findIndex((line) => line.trim() !== '');
    const late = lines[first]?.trim() === '---';
    report(
      late ? first + 1 : 1,
      late
        ? 'The front matter does not begin on the first line.'
        : 'The file does not begin with front matter.',
      late
        ? 'Move `---` to the very beginning of the first line.'
        : 'Begin with a line `---`, then `id:`, `concept:` and so on, then `---` again.',
    );
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  const bodyLine = lines.findIndex((line) =>
    /^(?:```|~~~|## (?:Repair|Why|Models|Wrong)\b)/u.test(line),
  );
  if (end === -1 || (bodyLine !== -1 && bodyLine < end)) {
    report(
      1,
      'The front matter that opens here is never closed.',
      'Write a line `---` after its last field.',
    );
    return undefined;
  }
  if (utf8Length(lines.slice(0, end).join('\n')) > LIMITS.frontMatterBytes) {
    report(
      1,
      `The front matter is larger than ${inBytes(LIMITS.frontMatterBytes)}.`,
      'Keep it to the few fields a question has.',
    );
    return undefined;
  }
  return end;
}
