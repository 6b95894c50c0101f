import { useEffect } from 'react';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { VERDICT } from './texts.ts';

/** Asks about the belief behind an answer again, in a newly generated program. */
export function Again({
  belief,
  label = VERDICT.again,
}: {
  /** The id of its model. */
  readonly belief: string;
  readonly label?: string;
}) {
  const practise = useApp((state) => state.practise);
  const prepare = useApp((state) => state.preparePractice);
  // Made while the learner reads the text around the button.
  useEffect(() => void prepare(belief), [prepare, belief]);
  return (
    <div>
      <Button size="small" onClick={() => void practise(belief)}>
        {label}
      </Button>
    </div>
  );
}
