import type { HappenOption } from '#engine/questions/happen.ts';
import { classNames } from '#ui/class-names.ts';
import conceptStyles from '../concept/concept.module.css';
import type { FormVerdictProps } from '../form-view.ts';
import { CONCEPT } from '../texts.ts';
import { HappenOutput } from './happen-output.tsx';
import { HAPPEN } from './texts.ts';

/** Every output, whether it can happen, and under which conditions. */
export function HappenVerdict({ exercise, draft, verdict }: FormVerdictProps<'happen'>) {
  return (
    <HappenAnswers
      options={exercise.options}
      outcomes={exercise.outcomes}
      taken={draft.taken}
      rightly={verdict.rightly}
    />
  );
}

export function HappenAnswers(props: {
  readonly options: readonly HappenOption[];
  readonly outcomes: number;
  readonly taken: ReadonlySet<number>;
  readonly rightly: readonly boolean[];
}) {
  const { options, outcomes, taken, rightly } = props;
  return (
    <>
      <ul className={conceptStyles['choices']}>
        {options.map((option, at) => {
          const { stdout, ended, happens, where } = option;
          const mistaken = taken.has(at) && rightly[at] === false;
          return (
            <li
              key={`${stdout} ${JSON.stringify(ended)}`}
              className={classNames(
                conceptStyles['choice'],
                happens && conceptStyles['right'],
                mistaken && conceptStyles['wrong'],
              )}
            >
              <p className={conceptStyles['text']}>
                <span className={conceptStyles['mark']}>
                  {happens ? HAPPEN.can : HAPPEN.cannot}
                </span>
                {taken.has(at) ? (
                  <span className={conceptStyles['yours']}>{CONCEPT.yours}</span>
                ) : undefined}
                {rightly[at] === false && !taken.has(at) ? (
                  <span className={conceptStyles['yours']}>{CONCEPT.missed}</span>
                ) : undefined}
              </p>
              <HappenOutput option={option} among={options} />
              {happens ? <p>{HAPPEN.where(where)}</p> : undefined}
            </li>
          );
        })}
      </ul>
      <p>{HAPPEN.all(outcomes)}</p>
    </>
  );
}
