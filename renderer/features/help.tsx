import { GROUPS } from '#session/commands/command.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useApp, useLoopwise } from './context.ts';
import { HELP } from './texts.ts';
import styles from './help.module.css';

/** Every key, from the command table. */
export function Help() {
  const closeLayer = useApp((state) => state.closeLayer);
  const { commands } = useLoopwise();
  const close = (): void => closeLayer('help');
  return (
    <Dialog
      title={HELP.title}
      onClose={close}
      actions={
        <Button onClick={close} keys="Escape">
          {HELP.close}
        </Button>
      }
    >
      <div className={styles['help']}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={styles['group']}>{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map(({ id, title, keys }) => (
                  <div key={id} className={styles['row']}>
                    <dt>{title}</dt>
                    <dd className={styles['keys']}>
                      {keys.map((name) => (
                        <Kbd key={name} keys={name} />
                      ))}
                    </dd>
                  </div>
                ))}
              {group === 'Question' ? (
                <div className={styles['row']}>
                  <dt>{HELP.letters}</dt>
                  <dd className={styles['keys']}>{HELP.letterKeys}</dd>
                </div>
              ) : undefined}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
