/**
 * Two programs side by side, their outputs, and then why: for a question that is forgotten
 * repeatedly.
 */
import type { Contrast, ContrastSide } from '#session/card/contrast.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Prose } from '#ui/prose.tsx';
import { useApp } from '../context.ts';
import { CONTRAST as TEXTS } from './texts.ts';
import styles from './contrast-dialog.module.css';

export function ContrastDialog({ contrast }: { readonly contrast: Contrast }) {
  const closeLayer = useApp((state) => state.closeLayer);
  const changeCards = useApp((state) => state.changeCards);
  const { cardId, own, other, today, nextDay } = contrast;
  const close = (): void => closeLayer('contrast');
  return (
    <Dialog
      wide
      title={TEXTS.title}
      onClose={close}
      actions={
        <>
          {today ? (
            <Button
              variant="main"
              onClick={() => {
                close();
                void changeCards([cardId], { do: 'due', due: nextDay });
              }}
            >
              {TEXTS.tomorrow}
            </Button>
          ) : undefined}
          <Button keys="Escape" onClick={close}>
            {TEXTS.close}
          </Button>
        </>
      }
    >
      <p className={styles['hint']}>{TEXTS.hint}</p>
      <div className={styles['sides']}>
        <Side side={own} title={TEXTS.own} />
        <Side side={other} title={TEXTS.other(other.concept)} />
      </div>
    </Dialog>
  );
}

function Side({ side, title }: { readonly side: ContrastSide; readonly title: string }) {
  const { program, differing, printed, why } = side;
  return (
    <section aria-label={title} className={styles['side']}>
      <h3>{title}</h3>
      <Code program={program} label={TEXTS.program(title)} differing={differing} />
      <h4 className={styles['label']}>{TEXTS.prints}</h4>
      <pre className={styles['printed']}>
        {printed.length === 0 ? TEXTS.nothing : printed.join('\n')}
      </pre>
      <h4 className={styles['label']}>{TEXTS.why}</h4>
      <Prose text={why} />
    </section>
  );
}
