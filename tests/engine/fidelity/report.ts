/** The text of decks/engine/FIDELITY.md. */
import type { Difference } from './compare.ts';

/** The results of the random programs. */
export interface Tally {
  readonly tried: number;
  readonly unfair: number;
  readonly same: number;
  readonly returned: number;
  readonly raised: number;
  readonly deadlocked: number;
  /** An older interpreter, and how many programs print something else on it than on the newest. */
  readonly between: readonly (readonly [version: string, programs: number])[];
}

/** A program on which the engine and an interpreter differ. */
export interface Found {
  readonly name: string;
  readonly differences: readonly Difference[];
}

interface Results {
  /** The version of Python in the engine. */
  readonly engine: string;
  /** Newest first. */
  readonly interpreters: readonly string[];
  readonly firstSeed: number;
  readonly tally: Tally;
  /** Random programs that were also run on the real clock. */
  readonly inRealTime: number;
  readonly shipped: number;
  readonly handWritten: number;
  readonly found: readonly Found[];
  /** Handwritten notes about differences found in earlier runs. */
  readonly findings: string;
}

/** The report as Markdown. */
export function report(results: Results): string {
  const { engine, interpreters, firstSeed, tally, found } = results;
  const [newest = ''] = interpreters;
  const between = tally.between.map(
    ([version, programs]) =>
      `| ${programs} | print something else on ${version} than on ${newest}, and the engine sides with ${newest} |\n`,
  );
  const differing =
    found.length === 0
      ? 'None: wherever the engine could be held against an interpreter, it agreed.\n'
      : found
          .map(
            ({ name, differences }) =>
              `- ${name}: ${differences.map(({ what, version }) => `${what} against ${version}`).join(', ')}\n`,
          )
          .join('');
  return `# Fidelity

Written by \`npm run fidelity\`; not by hand.

The engine (CPython ${engine} in WebAssembly, its own loop and clock) against stock CPython
${interpreters.join(', ')}. On the virtual clock their asyncio is untouched as well: only
\`time.monotonic\`, \`time.sleep\` and the selector's wait are replaced, and threads are real.

| programs | what became of them |
| -------- | ------------------- |
| ${tally.tried} | random ones (seeds ${firstSeed} to ${firstSeed + tally.tried - 1}): stdout, how they end, and virtual seconds |
| ${tally.same} | of these print and end on the engine as on ${newest} |
| ${tally.unfair} | were set aside, since their output depends on equal deadlines, the order of a set or when a thread begins |
${between.join('')}| ${tally.returned}, ${tally.raised}, ${tally.deadlocked} | return, end with an exception, wait for ever |
| ${results.inRealTime} | random ones once more on stock CPython ${newest} and the real clock |
| ${results.shipped} | of the shipped deck, every variant, on every interpreter they are for |
| ${results.handWritten} | by hand, for every unit of the curriculum, on every interpreter they are for |

## Differences of this run

${differing}
${results.findings}`;
}
