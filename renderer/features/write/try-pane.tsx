import { useState } from 'react';
import { withWrong } from '#format/remedies.ts';
import type { Tried } from '#session/write/try-answer.ts';
import { Button } from '#ui/button.tsx';
import { Plain } from '#ui/plain.tsx';
import { Prose } from '#ui/prose.tsx';
import { useWrite } from './use-write.ts';
import { TRY } from './texts.ts';
import styles from './try-pane.module.css';

/** The verdict that a learner with this prediction would get. */
export function TryPane() {
  const tried = useWrite((state) => state.tried);
  const tryOut = useWrite((state) => state.tryOut);
  // An answer given on the card can be edited here.
  const [typed, setTyped] = useState<string>();
  const answer = typed ?? tried?.answer ?? '';
  return (
    <form
      className={styles['try']}
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void tryOut(answer);
      }}
    >
      <label className={styles['label']} htmlFor="try-answer">
        {TRY.label}
      </label>
      <textarea
        id="try-answer"
        className={styles['answer']}
        value={answer}
        rows={6}
        spellCheck={false}
        placeholder={'hello\nworld'}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void tryOut(answer);
        }}
      />
      <div>
        <Button variant="main" keys="Mod+Enter" onClick={() => void tryOut(answer)}>
          {TRY.show}
        </Button>
      </div>
      {tried === undefined ? undefined : <Said tried={tried} />}
    </form>
  );
}

function Said({ tried }: { readonly tried: Tried }) {
  const text = useWrite((state) => state.page?.text ?? '');
  const edit = useWrite((state) => state.edit);
  const { kind, said, explained, answer } = tried;
  if (kind === 'untold') {
    return <p role="status">{TRY.untold}</p>;
  }
  if (kind === 'right') return <p role="status">{TRY.right}</p>;
  return (
    <div className={styles['said']} role="status">
      {said === undefined ? undefined : (
        <section>
          <h2 className={styles['heading']}>{TRY.said}</h2>
          <Prose text={said.text} />
        </section>
      )}
      {explained === undefined ? (
        <p>{TRY.unexplained(said !== undefined)}</p>
      ) : (
        <section>
          <h2 className={styles['heading']}>
            {explained.kind === 'near' ? TRY.belief.near : TRY.belief.exact}
          </h2>
          {explained.beliefs.map(({ id, statement, teaching, note }) => (
            <div key={id} className={styles['belief']}>
              <p>
                <strong>
                  <Plain text={`${statement}.`} />
                </strong>{' '}
                <code>{id}</code>
              </p>
              {note === '' ? undefined : <Prose text={note} />}
              <p>
                <Plain text={teaching} />
              </p>
            </div>
          ))}
          {explained.kind === 'near' && explained.line !== undefined ? (
            <p className={styles['faint']}>{TRY.differs(explained.line + 1)}</p>
          ) : undefined}
        </section>
      )}
      {said === undefined && explained?.kind !== 'exact' ? (
        <div>
          <Button onClick={() => edit(withWrong(text, answer, TRY.replyHere))}>{TRY.reply}</Button>
        </div>
      ) : undefined}
    </div>
  );
}
