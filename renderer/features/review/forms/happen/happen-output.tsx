import type { HappenOption } from '#engine/questions/happen.ts';
import { endingOf } from '#session/forms/endings.ts';
import chooseStyles from '../choose/choose.module.css';
import { CHOOSE } from '../texts.ts';

interface Props {
  readonly option: HappenOption;
  readonly among: readonly HappenOption[];
}

/** An output, with its ending unless all have the same. */
export function HappenOutput({ option: { stdout, ended }, among }: Props) {
  const endings = new Set(among.map((other) => CHOOSE.ends(endingOf(other.ended)))).size > 1;
  return (
    <span className={chooseStyles['text']}>
      {stdout.trimEnd() === '' ? (
        <em className={chooseStyles['none']}>{CHOOSE.nothing}</em>
      ) : (
        stdout.trimEnd()
      )}
      {endings ? (
        <em className={chooseStyles['end']}>{CHOOSE.ends(endingOf(ended))}</em>
      ) : undefined}
    </span>
  );
}
