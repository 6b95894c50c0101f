/** Compares the deck's and the hand-written programs with every interpreter found here. */
import { pythonAllows } from '#format/python-range.ts';
import type { Engine } from '#engine/box/engine.ts';
import type { Run } from '#engine/types.ts';
import { compareInRealTime, difference, PATIENT, QUICK } from './compare.ts';
import type { Difference } from './compare.ts';
import { plainStderr } from './hand-written.ts';
import type { HandWritten } from './hand-written.ts';
import { minorOf } from '../../../decks/cli/interpreters.ts';
import type { Reference, ReferenceRun } from './reference.ts';
import type { ShippedProgram } from './shipped-programs.ts';

/**
 * Programs that read C clocks, or wait in threads with a time-out, see only the machine's clock.
 */
const AS_IT_COMES = [1, 1, 1, 1, 1];

const VIRTUAL = { clock: 'virtual', sets: 'own', leave: 'whole' } as const;

/**
 * All differences between the engine and the interpreters that the program is for, except in the words
 * of an exception: these change between versions, and no question asks for them.
 */
export async function holdShipped(
  { source, python }: ShippedProgram,
  engine: Engine,
  references: readonly Reference[],
): Promise<readonly Difference[]> {
  const run = await engine.run(source, PATIENT);
  const found = await Promise.all(
    references
      .filter(({ version }) => pythonAllows(python, version))
      .map(async (reference) =>
        difference(
          withoutMessage(run),
          withoutMessage(await reference.run(source, QUICK)),
          reference,
          QUICK,
        ),
      ),
  );
  return found.filter((one) => one !== undefined);
}

function withoutMessage<Outcome extends Pick<ReferenceRun, 'ended'>>(outcome: Outcome): Outcome {
  const { ended } = outcome;
  return ended.kind === 'raised' ? { ...outcome, ended: { ...ended, message: '' } } : outcome;
}

/**
 * All differences between the engine and what a hand-written program must do; see
 * `hand-written.ts`.
 */
export async function holdHandWritten(
  program: HandWritten,
  engine: Engine,
  references: readonly Reference[],
): Promise<readonly Difference[]> {
  const run = await engine.run(program.source, PATIENT);
  if (program.expected !== undefined) return unexpected(program.expected, run);
  const found = await Promise.all(
    references
      .filter((reference) => minorOf(reference) >= program.since)
      .map((reference) =>
        program.clock === 'real'
          ? compareInRealTime(program.source, run, reference, AS_IT_COMES)
          : onVirtualClock(program, run, reference),
      ),
  );
  return found.filter((one) => one !== undefined);
}

async function onVirtualClock(
  { source, stderr }: HandWritten,
  run: Run,
  reference: Reference,
): Promise<Difference | undefined> {
  const real = await reference.run(source, VIRTUAL);
  const found = difference(run, real, reference, VIRTUAL);
  if (found !== undefined || !stderr) return found;
  const [ours, theirs] = [plainStderr(run.stderr), plainStderr(real.stderr)];
  if (ours === theirs) return undefined;
  return { version: reference.version, what: 'stderr', engine: ours, real: theirs };
}

function unexpected(
  { stdout, ended, refused }: NonNullable<HandWritten['expected']>,
  run: Run,
): readonly Difference[] {
  const version = 'what is written in the program';
  const how =
    run.ended.kind === 'raised' ? `${run.ended.type} ${run.ended.message}` : run.ended.kind;
  const right = refused
    ? how.startsWith('NotImplementedError Loopwise cannot ') && how.includes(ended)
    : how === ended;
  return [
    ...(run.stdout === stdout
      ? []
      : [{ version, what: 'stdout' as const, engine: run.stdout, real: stdout }]),
    ...(right ? [] : [{ version, what: 'ended' as const, engine: how, real: ended }]),
  ];
}
