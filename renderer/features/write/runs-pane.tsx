import { useEffect, useState } from 'react';
import type { Model } from '#engine/models/models.ts';
import { linesOf } from '#format/output.ts';
import { withNote } from '#format/remedies.ts';
import type { ModelOutput } from '#format/types.ts';
import type { WrittenVariant } from '#session/write/check.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/button.tsx';
import { Plain } from '#ui/plain.tsx';
import { useWrite } from './use-write.ts';
import { RUNS } from './texts.ts';
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
    return <p className={styles['empty']}>{RUNS.choice}</p>;
  }
  if (run === undefined)
    return (
      <p className={styles['empty']} aria-busy="true">
        {RUNS.running}
      </p>
    );
  return (
    <div className={classNames(styles['runs'], found.text !== text && styles['outdated'])}>
      <section aria-labelledby="prints-title">
        <h2 className={styles['heading']} id="prints-title">
          {RUNS.title}
        </h2>
        <Printed stdout={run.stdout} />
        <p className={styles['facts']}>{RUNS.ended(run.ended, run.seconds)}</p>
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
    <p className={styles['fair']}>{RUNS.fair}</p>
  ) : (
    <p className={styles['unfair']}>{RUNS.unfair}</p>
  );
}

function Printed({ stdout }: { readonly stdout: string }) {
  const lines = linesOf(stdout);
  if (lines.length === 0) return <p className={styles['facts']}>{RUNS.nothing}</p>;
  return <pre className={styles['output']}>{lines.join('\n')}</pre>;
}

function Variants({ variants }: { readonly variants: readonly WrittenVariant[] }) {
  return (
    <section aria-labelledby="variants-title">
      <h2 className={styles['heading']} id="variants-title">
        {RUNS.variants(variants.length)}
      </h2>
      <ol className={styles['variants']}>
        {variants.map(({ values, key }, at) => {
          const twin = variants.findIndex((other) => other.key.stdout === key.stdout);
          const named = values.map(({ name, value }) => `${name} ${value}`).join(', ');
          return (
            // Two variants may have the same values.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <p className={styles['facts']}>{named}</p>
              {twin < at ? (
                <p className={styles['facts']}>{RUNS.twin(twin + 1)}</p>
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
        {RUNS.models}
      </h2>
      <p className={styles['facts']}>
        {differing === 0 ? RUNS.noModels : RUNS.differ(differing, applying, outputs.length)}
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
  const question = useWrite((state) => state.card?.question);
  const notes = question?.kind === 'predict' ? question.models : [];
  const hasNote = notes.some(({ model }) => ids.includes(model));
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
      {ended.kind === 'returned' ? undefined : (
        <p className={styles['facts']}>{RUNS.ends(ended)}</p>
      )}
      {hasNote ? (
        <p className={styles['facts']}>{RUNS.noted}</p>
      ) : (
        <Button size="small" variant="quiet" onClick={() => write(ids[0] ?? '')}>
          {RUNS.note(ids[0] ?? '')}
        </Button>
      )}
    </li>
  );
}
