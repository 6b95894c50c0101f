import { useState } from 'react';
import type { Details } from '#session/write/details.ts';
import { Button } from '#ui/button.tsx';
import { useWrite } from './use-write.ts';
import { DETAILS } from './texts.ts';
import styles from './details-form.module.css';

const FIELDS: readonly (keyof Details)[] = ['title', 'author', 'unit', 'about'];

/** Asked of a deck that exists. */
const MORE: readonly (keyof Details)[] = ['license', 'version'];

/** May be left empty. */
const OPTIONAL: keyof Details = 'about';

/** The name and author of a deck: asked once, before the first question. */
export function DetailsForm() {
  const details = useWrite((state) => state.details);
  const saved = useWrite((state) => state.deck?.saved === true);
  const describe = useWrite((state) => state.describe);
  const [given, setGiven] = useState(details);
  const fields = saved ? [...FIELDS, ...MORE] : FIELDS;
  const missing = fields.find((name) => name !== OPTIONAL && given[name].trim() === '');
  const when = saved ? 'later' : 'first';
  const isVersion = /^\d+\.\d+\.\d+$/u.test(given.version.trim());
  const done = (): void => {
    if (missing === undefined && isVersion) void describe(given);
  };
  return (
    <main className={styles['details']}>
      <form
        className={styles['form']}
        aria-label={DETAILS.label}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <h2 className={styles['title']}>{DETAILS.title[when]}</h2>
        <p className={styles['lead']}>{DETAILS.lead[when]}</p>
        {fields.map((name, at) => (
          <label key={name} className={styles['field']}>
            <span className={styles['label']}>{DETAILS.fields[name].label}</span>
            <input
              className={styles['input']}
              value={given[name]}
              placeholder={DETAILS.fields[name].hint}
              maxLength={200}
              // The first thing to do here is to type.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus={at === 0}
              // Its type is not `submit`, like all buttons of the app.
              onKeyDown={({ key }) => {
                if (key === 'Enter') done();
              }}
              onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
            />
          </label>
        ))}
        {isVersion ? undefined : <p className={styles['wrong']}>{DETAILS.badVersion}</p>}
        <div>
          <Button
            variant="main"
            keys="Enter"
            disabled={missing !== undefined || !isVersion}
            onClick={done}
          >
            {DETAILS.done[when]}
          </Button>
        </div>
      </form>
    </main>
  );
}
