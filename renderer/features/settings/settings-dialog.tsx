import { useState } from 'react';
import { TEXT_SIZES, THEMES } from '#store/settings.ts';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { LayerDialog } from '../layer-dialog.tsx';
import { DailyLimits } from './daily-limits.tsx';
import { SETTINGS as TEXTS } from './texts.ts';
import styles from './settings.module.css';

/** The appearance, the daily limits, and a link to information about the app. */
export function SettingsDialog() {
  const openAbout = useApp((state) => state.openAbout);
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.change);
  return (
    <LayerDialog layer="settings" title={TEXTS.title} close={TEXTS.close}>
      {settings === undefined ? undefined : (
        <div className={styles['settings']}>
          <section aria-label={TEXTS.appearance}>
            <h3 className={styles['heading']}>{TEXTS.appearance}</h3>
            <div className={styles['row']}>
              <Choice
                label={TEXTS.theme}
                value={settings.theme}
                options={THEMES}
                words={TEXTS.themes}
                onChoose={(theme) => void change('theme', theme)}
              />
              <Choice
                label={TEXTS.textSize}
                value={settings.textSize}
                options={TEXT_SIZES}
                words={TEXTS.textSizes}
                onChoose={(size) => void change('textSize', size)}
              />
            </div>
          </section>
          <section aria-label={TEXTS.limits}>
            <h3 className={styles['heading']}>{TEXTS.limits}</h3>
            <DailyLimits settings={settings} />
          </section>
          <section aria-label={TEXTS.tips}>
            <h3 className={styles['heading']}>{TEXTS.tips}</h3>
            <Tips />
          </section>
          <section aria-label={TEXTS.app}>
            <h3 className={styles['heading']}>{TEXTS.app}</h3>
            <Button onClick={() => void openAbout()}>{TEXTS.about}</Button>
          </section>
        </div>
      )}
    </LayerDialog>
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
}) {
  const { label, value, options, words, onChoose } = props;
  return (
    <label className={styles['choice']}>
      {label}
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option === target.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words[option]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tips() {
  const showTipsAgain = useApp((state) => state.showTipsAgain);
  const [reset, setReset] = useState(false);
  return (
    <>
      <p className={styles['text']}>{TEXTS.tipsText}</p>
      <div className={styles['row']}>
        <Button onClick={() => void showTipsAgain().then(() => setReset(true))}>
          {TEXTS.tipsAgain}
        </Button>
        <span role="status" className={styles['text']}>
          {reset ? TEXTS.tipsReset : ''}
        </span>
      </div>
    </>
  );
}
