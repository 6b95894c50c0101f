/** Questions about the learner's own programs as questions of a deck. Pure. */
import type { AskedMoment, MomentQuestion } from '#engine/questions/question.ts';
import type { HappenQuestion } from '#engine/questions/happen.ts';
import { aboutText } from '#format/about-text.ts';
import { freeId } from '#format/deck-id.ts';
import { linesOf } from '#format/output.ts';
import { EVERY_PYTHON } from '#format/python-range.ts';
import type { AboutQuestion, RepairQuestion } from '#format/types.ts';
import { momentPrompt } from './words.ts';

/** A question that may be kept, with its program. */
export type Keepable =
  | { readonly kind: 'moment'; readonly program: string; readonly question: MomentQuestion }
  | { readonly kind: 'can-happen'; readonly program: string; readonly question: HappenQuestion }
  | {
      readonly kind: 'only-this';
      /** The program with other outcomes. */
      readonly program: string;
      /** The changed program. */
      readonly mended: string;
    };

const BASE = {
  concept: 'own-code',
  covers: [],
  level: 2,
  tier: 'IMPL',
  python: EVERY_PYTHON,
  docs: 'library/asyncio.html',
  vary: [],
} as const;

/** The question as it is in a deck, with an unused id. */
export function deckQuestion(
  kept: Keepable,
  taken: ReadonlySet<string>,
): AboutQuestion | RepairQuestion {
  const id = freeId(idOf(kept), taken);
  const program = asFile(kept.program);
  switch (kept.kind) {
    case 'moment': {
      const { question } = kept;
      return {
        ...BASE,
        kind: 'about',
        id,
        program,
        about: question.place,
        prompt: asMarkdown(momentPrompt(question)),
        why: momentWhy(question),
      };
    }
    case 'can-happen':
      return {
        ...BASE,
        kind: 'about',
        id,
        program,
        about: 'can-happen',
        prompt:
          'Suppose nobody knows how long each wait takes. Which outputs can this program have?',
        why: happenWhy(kept.question),
      };
    case 'only-this':
      return {
        ...BASE,
        kind: 'repair',
        only: true,
        id,
        broken: program,
        program: asFile(kept.mended),
        prompt:
          'Other things can happen in this program as well, however long each wait takes. Change it until only this can.',
        why: 'The changed program leaves no order open that its output depends on.',
      };
  }
}

function idOf(kept: Keepable): string {
  if (kept.kind !== 'moment') return kept.kind;
  const { kind, line } = kept.question.place;
  return `${kind}-${line}`;
}

/** Whether two questions ask the same about the same program. */
export function asksTheSame(
  one: AboutQuestion | RepairQuestion,
  other: { readonly kind: string; readonly program: string },
): boolean {
  if (one.kind !== other.kind || one.program !== other.program) return false;
  if (one.kind === 'repair') return one.broken === (other as RepairQuestion).broken;
  return aboutText(one.about) === aboutText((other as AboutQuestion).about);
}

function momentWhy({ kind, options, right, narration }: AskedMoment): string {
  const answer = right.map((at) => options[at] ?? '');
  const text =
    answer.length === 0 ? 'none' : answer.join(kind === 'ready-queue' ? ', then ' : ', ');
  const steps = narration.map((sentence, at) => `${at + 1}. ${asMarkdown(sentence)}`);
  return [`The run says: ${asMarkdown(text)}.`, steps.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function happenWhy({ options, outcomes }: HappenQuestion): string {
  const rows = options
    .filter(({ happens }) => happens)
    .map(({ stdout, where }) => {
      const lines = linesOf(stdout).map((line) => `\`${line.replaceAll('`', 'ˋ')}\``);
      const when = where === '' ? 'in the usual run' : `if ${asMarkdown(where)}`;
      return `- ${lines.length === 0 ? 'nothing' : lines.join(' ')}: ${when}`;
    });
  return [
    `The program has ${outcomes} outcomes: every order in which its waits may end was tried. Among them:`,
    rows.join('\n'),
  ].join('\n\n');
}

/** A sentence with backticks around code as Markdown, with everything else escaped. */
function asMarkdown(text: string): string {
  return text
    .split('`')
    .map((piece, at) =>
      at % 2 === 1 ? piece : piece.replaceAll(/[\\*_<>[\]#~|&]/gu, String.raw`\$&`),
    )
    .join('`');
}

function asFile(program: string): string {
  return `${program.replaceAll(/\r\n?/gu, '\n').trimEnd()}\n`;
}
