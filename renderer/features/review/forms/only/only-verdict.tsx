import type { SeenOutcomes } from '#engine/questions/only.ts';
import { linesOf } from '#format/output.ts';
import type { OnlyExercise } from '#session/forms/only/only.ts';
import { judgeOutput } from '#session/judge.ts';
import type { OnlyVerdict as Verdict } from '#session/judge.ts';
import { endingOf } from '#session/forms/endings.ts';
import { Code } from '#ui/code.tsx';
import conceptStyles from '../concept/concept.module.css';
import chooseStyles from '../choose/choose.module.css';
import type { FormVerdictProps } from '../form-view.ts';
import formStyles from '../form.module.css';
import printStyles from '../print/print.module.css';
import { CHOOSE, PRINT } from '../texts.ts';
import { ONLY_VERDICT } from './texts.ts';

/** The most outcomes, and lines of one, that are displayed. */
const MOST_SHOWN = 3;
const LINES_SHOWN = 12;

/** The outcomes of the learner's program beside the wanted one, and both programs. */
export function OnlyVerdict({ exercise, draft, verdict }: FormVerdictProps<'only'>) {
  const { seen, text } = draft;
  return (
    <>
      {seen === undefined ? undefined : (
        <>
          <p>{triedText(seen, verdict)}</p>
          <Others seen={seen} exercise={exercise} />
        </>
      )}
      <p>{ONLY_VERDICT.solution}</p>
      <div className={printStyles['yours']}>
        <details>
          <summary className={formStyles['label']}>{PRINT.yours}</summary>
          <Code program={text} label={PRINT.yours} />
        </details>
      </div>
    </>
  );
}

function triedText({ schedules, complete }: SeenOutcomes, { correct }: Verdict): string {
  const tried = complete ? ONLY_VERDICT.triedAll : ONLY_VERDICT.tried(schedules);
  return correct ? `${tried} ${ONLY_VERDICT.nothingElse}` : tried;
}

function Others(props: { readonly seen: SeenOutcomes; readonly exercise: OnlyExercise }) {
  const { seen, exercise } = props;
  const others = seen.outcomes.filter(
    ({ stdout, ended }) => !judgeOutput({ stdout, ending: endingOf(ended) }, exercise.key).correct,
  );
  if (others.length === 0) return undefined;
  return (
    <ul className={conceptStyles['choices']} aria-label={ONLY_VERDICT.others}>
      {others.slice(0, MOST_SHOWN).map(({ stdout, ended, where }) => {
        const lines = linesOf(stdout);
        return (
          <li key={`${stdout} ${JSON.stringify(ended)}`} className={conceptStyles['choice']}>
            <p className={conceptStyles['text']}>{ONLY_VERDICT.where(where)}</p>
            <span className={chooseStyles['text']}>
              {lines.length === 0 ? CHOOSE.nothing : lines.slice(0, LINES_SHOWN).join('\n')}
              {lines.length > LINES_SHOWN ? '\n…' : ''}
            </span>
            {ended.kind === 'returned' ? undefined : <p>{ONLY_VERDICT.ended(ended)}</p>}
          </li>
        );
      })}
    </ul>
  );
}
