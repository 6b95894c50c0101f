import { Fragment } from 'react';
import { letterKey } from '#session/commands/question.ts';
import type { OrderExercise } from '#session/forms/order/order.ts';
import { movePiece, togglePiece } from '#session/forms/order/order.ts';
import { Kbd } from '#ui/kbd.tsx';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { useDraft } from '../form-props.ts';
import { classNames } from '#ui/class-names.ts';
import { ORDER } from '../texts.ts';
import formStyles from '../form.module.css';
import styles from './order.module.css';

/** The prediction, assembled from shuffled lines; some may never be printed. */
export function OrderInput({ exercise }: FormProps<OrderExercise>) {
  const { pieces } = exercise;
  const [{ placed }, change] = useDraft(exercise);
  const toggle = (piece: number): void => change((draft) => togglePiece(draft, piece));
  const move = (place: number, by: -1 | 1) => change((draft) => movePiece(draft, place, by));

  return (
    <div className={formStyles['form']}>
      <h2 className={formStyles['label']} id="order-output">
        {ORDER.output}
      </h2>
      <ol className={styles['output']} aria-labelledby="order-output" aria-live="polite">
        {placed.map((piece, place) => (
          <li key={piece} className={styles['line']}>
            <span className={styles['number']} aria-hidden="true">
              {place + 1}
            </span>
            <button
              type="button"
              className={classNames(styles['piece'], styles['placed'])}
              aria-label={ORDER.placed(place + 1, pieces[piece] ?? '')}
              title={ORDER.keys}
              onClick={() => toggle(piece)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') toggle(piece);
                else if (event.altKey && event.key === 'ArrowUp') move(place, -1);
                else if (event.altKey && event.key === 'ArrowDown') move(place, 1);
                else return;
                event.preventDefault();
              }}
            >
              {pieces[piece] === '' ? ' ' : pieces[piece]}
            </button>
          </li>
        ))}
        {placed.length === 0 ? <li className={styles['empty']}>{ORDER.empty}</li> : undefined}
      </ol>
      <h2 className={formStyles['label']} id="order-lines">
        {ORDER.lines}
      </h2>
      <ul className={styles['lines']} aria-labelledby="order-lines">
        {pieces.map((text, piece) => (
          // Two pieces may have the same text.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={piece}>
            {placed.includes(piece) ? undefined : (
              <li>
                <button type="button" className={styles['piece']} onClick={() => toggle(piece)}>
                  <Kbd keys={letterKey(piece)} />
                  <span>{text === '' ? ' ' : text}</span>
                </button>
              </li>
            )}
          </Fragment>
        ))}
      </ul>
      <p className={formStyles['hint']}>
        {ORDER.add} <Kbd keys="Backspace" /> {ORDER.back}
      </p>
      <CommitBar ready={placed.length > 0} nothing={placed.length === 0} />
    </div>
  );
}
