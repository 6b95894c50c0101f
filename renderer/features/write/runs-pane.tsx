import { useEffect, useState } from 'react';
import type { Model } from '#engine/models/models.ts';
import { linesOf } from '#format/output.ts';
import { withNote } from '#format/remedies.ts';
import type { Ended, ModelOutput } from '#format/types.ts';
import type { WrittenVariant } from '#session/write/check.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/button.tsx';
import { Plain } from '#ui/plain.tsx';
import { counted } from '#ui/times.ts';
import { useWrite } from './use-write.ts';
import styles from './runs-pane.module.css';

interface Props {
  /** Moves the cursor to a line of the text, from 1. */
  readonly goTo: (line: number) => void;
}

/** The program's output, whether it is certain, and the outputs of its variants and the models. */
export function RunsPane({ goTo }: Props) {
  const found = useWrite((state) => state.ran ?? state.found);
  const text = useWrite((state) => state.page?.text);
  if (found === undefined) return undefined;
  const { run, read, judged, variants, outputs, applying } = found;
  const question = read.placed?.question;
  if (question?.kind === 'choice' && question.asks !== 'they-say') {
    return (
      <p className={styles['empty']}>This question is answered by choosing; nothing is run.</p>
    );
  }
  if (run === undefined)
    return (
      <p className={styles['empty']} aria-busy="true">
        Running…
      </p>
    );
  return (
    <div className={classNames(styles['runs'], found.text !== text && styles['outdated'])}>
      <section aria-labelledby="prints-title">
        <h2 className={styles['heading']} id="prints-title">
          It prints
        </h2>
        <Printed stdout={run.stdout} />
        <p className={styles['facts']}>
          {endText(run.ended)} {run.seconds.toLocaleString()} s on the program’s clock.
        </p>
        {run.stderr === '' ? undefined : <pre className={styles['stderr']}>{run.stderr}</pre>}
        {judged === undefined ? undefined : <Fair faults={judged.answers.faults.length} />}
      </section>
      {variants.length > 1 ? <Variants variants={variants} /> : undefined}
      {judged === undefined ? undefined : (
        <Models outputs={outputs} applying={applying} goTo={goTo} />
      )}
    </div>
  );
}

function Fair({ faults }: { readonly faults: number }) {
  return faults === 0 ? (
    <p className={styles['fair']}>
      ✓ Fair: it prints the same whatever Python and asyncio leave open.
    </p>
  ) : (
    <p className={styles['unfair']}>
      ✗ Nobody can know the answer, or there is none; see the problems.
    </p>
  );
}

function Printed({ stdout }: { readonly stdout: string }) {
  const lines = linesOf(stdout);
  if (lines.length === 0) return <p className={styles['facts']}>nothing</p>;
  return <pre className={styles['output']}>{lines.join('\n')}</pre>;
}

function Variants({ variants }: { readonly variants: readonly WrittenVariant[] }) {
  return (
    <section aria-labelledby="variants-title">
      <h2 className={styles['heading']} id="variants-title">
        {counted(variants.length, 'variant')}
      </h2>
      <ol className={styles['variants']}>
        {variants.map(({ values, key }, at) => {
          const twin = variants.findIndex((other) => other.key.stdout === key.stdout);
          const named = values.map(({ name, value }) => `${name} ${value}`).join(', ');
          return (
            <li key={named}>
              <p className={styles['facts']}>{named}</p>
              {twin < at ? (
                <p className={styles['facts']}>prints the same as variant {twin + 1}</p>
              ) : (
                <Printed stdout={key.stdout} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Models(
  props: Props & { readonly outputs: readonly ModelOutput[]; readonly applying: number },
) {
  const { outputs, applying, goTo } = props;
  const catalogue = useCatalogue();
  const differing = outputs.reduce((sum, { ids }) => sum + ids.length, 0);
  return (
    <section aria-labelledby="models-title">
      <h2 className={styles['heading']} id="models-title">
        What wrong beliefs would print
      </h2>
      <p className={styles['facts']}>
        {differing === 0
          ? 'No wrong belief prints anything else: the question finds out nothing about a learner.'
          : `Of ${counted(applying, 'belief')} about what the program uses, ${differing} would print something else, in ${counted(outputs.length, 'way')}.`}
      </p>
      <ul className={styles['models']}>
        {outputs.map((output) => (
          <ModelRow key={output.ids.join(' ')} output={output} catalogue={catalogue} goTo={goTo} />
        ))}
      </ul>
    </section>
  );
}

/** The statements of the models. */
function useCatalogue(): readonly Model[] {
  const load = useWrite((state) => state.catalogue);
  const [models, setModels] = useState<readonly Model[]>([]);
  useEffect(() => {
    let gone = false;
    load()
      .then((found) => {
        if (!gone) setModels(found);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [load]);
  return models;
}

function ModelRow(
  props: Props & { readonly output: ModelOutput; readonly catalogue: readonly Model[] },
) {
  const { output, catalogue, goTo } = props;
  const { ids, stdout, ended } = output;
  const text = useWrite((state) => state.page?.text ?? '');
  const edit = useWrite((state) => state.edit);
  const noted = useWrite((state) =>
    state.card?.question.kind === 'predict'
      ? state.card.question.models.map(({ model }) => model)
      : [],
  );
  const hasNote = ids.some((id) => noted.includes(id));
  const write = (id: string): void => {
    const next = withNote(text, id, '');
    edit(next);
    const line = next.split('\n').findLastIndex((one) => one.startsWith(`${id}:`)) + 1;
    // After the editor has taken over the text.
    requestAnimationFrame(() => goTo(line));
  };
  return (
    <li className={styles['model']}>
      {ids.map((id) => (
        <p key={id} className={styles['belief']}>
          <code>{id}</code>{' '}
          <Plain text={catalogue.find((model) => model.id === id)?.statement ?? ''} />
        </p>
      ))}
      <Printed stdout={stdout} />
      {ended.kind === 'returned' ? undefined : <p className={styles['facts']}>{endText(ended)}</p>}
      {hasNote ? (
        <p className={styles['facts']}>You have a note on it.</p>
      ) : (
        <Button size="small" variant="quiet" onClick={() => write(ids[0] ?? '')}>
          Write a note on {ids[0]}
        </Button>
      )}
    </li>
  );
}

function endText(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return 'It ends by itself.';
    case 'raised':
      return `It ends with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
    case 'deadlock':
      return 'It never ends: every task is waiting, and nothing is left that could wake one.';
    case 'limit':
      return `It was stopped at the limit of ${ended.limit}.`;
  }
}
