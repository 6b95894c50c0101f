/** The programs of the playground that are kept for the next start. Pure. */
import type { KeptPrograms } from '#store/settings.ts';
import { LONGEST_PROGRAM } from '#store/settings.ts';

interface Program {
  readonly program: string;
}

interface Programs {
  readonly own: Program;
  readonly question:
    | (Program & {
        readonly origin: (Program & { readonly id: string; readonly title: string }) | undefined;
      })
    | undefined;
  readonly shown: KeptPrograms['shown'];
}

const TOO_LONG = `The program is not kept for the next start: it has more than ${LONGEST_PROGRAM.toLocaleString('en')} characters. Save it as a file.`;

/**
 * What is stored; undefined if the learner's own program is too long. `lost` says so, or that the
 * changes of another program are; an unchanged one is where it came from.
 */
export function keptPrograms({ own, question, shown }: Programs): {
  readonly kept: KeptPrograms | undefined;
  readonly lost: string | undefined;
} {
  if (isLong(own)) return { kept: undefined, lost: TOO_LONG };
  const origin = question?.origin;
  if (question === undefined || origin === undefined) {
    return { kept: { own: own.program, shown }, lost: undefined };
  }
  if (isLong(origin) || isLong(question)) {
    const lost = question.program === origin.program ? undefined : TOO_LONG;
    return { kept: { own: own.program, shown: 'own' }, lost };
  }
  const changed = question.program;
  return { kept: { own: own.program, shown, question: { ...origin, changed } }, lost: undefined };
}

function isLong({ program }: Program): boolean {
  return program.length > LONGEST_PROGRAM;
}
