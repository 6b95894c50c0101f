import type { HappenOption } from '#engine/questions/happen.ts';
import type { Ended } from '#format/types.ts';
import chooseStyles from '../choose/choose.module.css';

interface Props {
  readonly option: HappenOption;
  readonly among: readonly HappenOption[];
}

/** An output, with its ending unless all have the same. */
export function HappenOutput({ option: { stdout, ended }, among }: Props) {
  const endings = new Set(among.map((other) => endText(other.ended))).size > 1;
  return (
    <span className={chooseStyles['text']}>
      {stdout.trimEnd() === '' ? (
        <em className={chooseStyles['none']}>nothing</em>
      ) : (
        stdout.trimEnd()
      )}
      {endings ? <em className={chooseStyles['end']}>{endText(ended)}</em> : undefined}
    </span>
  );
}

function endText(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return 'and ends';
    case 'raised':
      return `and ends with ${ended.type}`;
    case 'deadlock':
    case 'limit':
      return 'and never ends';
  }
}
