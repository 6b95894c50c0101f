import { useState } from 'react';
import type { Details } from '#session/write/details.ts';
import { Button } from '#ui/button.tsx';
import { useWrite } from './use-write.ts';
import styles from './details-form.module.css';

interface Field {
  readonly name: keyof Details;
  readonly label: string;
  readonly hint: string;
  readonly needed?: true;
}

const FIELDS: readonly Field[] = [
  {
    name: 'title',
    label: 'What is the deck called?',
    hint: 'Cancellation for our team',
    needed: true,
  },
  {
    name: 'author',
    label: 'Who writes it?',
    hint: 'Your name, as readers of the deck will see it',
    needed: true,
  },
  { name: 'unit', label: 'Its first unit', hint: 'Basics', needed: true },
  { name: 'about', label: 'What can somebody do after learning it?', hint: 'One sentence' },
];

const MORE: readonly Field[] = [
  { name: 'license', label: 'Licence', hint: 'CC-BY-4.0', needed: true },
  {
    name: 'version',
    label: 'Version',
    hint: '1.0.0; raise it before you share the deck anew',
    needed: true,
  },
];

/** The name and author of a deck: asked once, before the first question. */
export function DetailsForm() {
  const details = useWrite((state) => state.details);
  const saved = useWrite((state) => state.deck?.saved === true);
  const describe = useWrite((state) => state.describe);
  const [given, setGiven] = useState(details);
  const fields = saved ? [...FIELDS, ...MORE] : FIELDS;
  const missing = fields.find(({ name, needed }) => needed && given[name].trim() === '');
  const isVersion = /^\d+\.\d+\.\d+$/u.test(given.version.trim());
  const done = (): void => {
    if (missing === undefined && isVersion) void describe(given);
  };
  return (
    <main className={styles['details']}>
      <form
        className={styles['form']}
        aria-label="The deck"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <h2 className={styles['title']}>{saved ? 'The deck' : 'A deck of your own'}</h2>
        <p className={styles['lead']}>
          {saved
            ? 'Whoever imports the deck sees this first.'
            : 'It is on this machine only, until you export it and pass the file on.'}
        </p>
        {fields.map(({ name, label, hint }, at) => (
          <label key={name} className={styles['field']}>
            <span className={styles['label']}>{label}</span>
            <input
              className={styles['input']}
              value={given[name]}
              placeholder={hint}
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
        {isVersion ? undefined : (
          <p className={styles['wrong']}>A version is three numbers, such as 1.0.0.</p>
        )}
        <div>
          <Button
            variant="main"
            keys="Enter"
            disabled={missing !== undefined || !isVersion}
            onClick={done}
          >
            {saved ? 'Change it' : 'Write the first question'}
          </Button>
        </div>
      </form>
    </main>
  );
}
