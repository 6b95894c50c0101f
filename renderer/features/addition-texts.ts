import type { Addition } from '#store/journal.ts';
import { counted } from '#ui/times.ts';

/**
 * What a journal restores in addition to a backup, one sentence each; none if nothing was done
 * after it.
 */
export function additionTexts({ rows, answers, fault }: Addition): readonly string[] {
  const after =
    answers === 0
      ? 'What you did after it was also noted outside the database and comes back with it.'
      : `${counted(answers, 'answer')} after it ${answers === 1 ? 'was' : 'were'} also noted ` +
        `outside the database and ${answers === 1 ? 'comes' : 'come'} back with it.`;
  return [
    ...(rows.length === 0 ? [] : [after]),
    ...(fault === undefined
      ? []
      : [
          `What followed is lost: line ${fault.line} of these notes cannot be read (${fault.reason}).`,
        ]),
  ];
}
