import { useState } from 'react';
import { withWrong } from '#format/remedies.ts';
import type { Tried } from '#session/write/try-answer.ts';
import { Button } from '#ui/button.tsx';
import { Plain } from '#ui/plain.tsx';
import { Prose } from '#ui/prose.tsx';
import { useWrite } from './use-write.ts';
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
        A wrong answer, as a learner would predict it
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
          What would it say?
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
    return (
      <p role="status">
        It can be judged once the program runs and the question asks what it prints.
      </p>
    );
  }
  if (kind === 'right') return <p role="status">That is right: the program prints exactly this.</p>;
  return (
    <div className={styles['said']} role="status">
      {said === undefined ? undefined : (
        <section>
          <h2 className={styles['heading']}>You say</h2>
          <Prose text={said.text} />
        </section>
      )}
      {explained === undefined ? (
        <p>
          No belief prints this. A learner sees where the two outputs differ
          {said === undefined ? ', and your explanation.' : ', what you say, and your explanation.'}
        </p>
      ) : (
        <section>
          <h2 className={styles['heading']}>
            {explained.kind === 'near' ? 'It begins as if' : 'It is as if'}
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
            <p className={styles['faint']}>From line {explained.line + 1} on it differs.</p>
          ) : undefined}
        </section>
      )}
      {said === undefined && explained?.kind !== 'exact' ? (
        <div>
          <Button onClick={() => edit(withWrong(text, answer, 'Say here why it is not so.'))}>
            Say something to this answer
          </Button>
        </div>
      ) : undefined}
    </div>
  );
}
