import type { Licence } from '#session/about-file.ts';
import type { Facts } from '#session/about.ts';
import { LayerDialog } from '../layer-dialog.tsx';
import { ABOUT as TEXTS } from './texts.ts';
import styles from './about.module.css';

/** What this app is, where its data is, and the licences of its components. */
export function AboutDialog({ facts }: { readonly facts: Facts }) {
  const { version, python, pyodide, place, licences } = facts;
  return (
    <LayerDialog layer="about" title={TEXTS.title} close={TEXTS.close}>
      <dl className={styles['facts']}>
        <dt>{TEXTS.version}</dt>
        <dd>{version}</dd>
        <dt>{TEXTS.engine}</dt>
        <dd>{TEXTS.engineIs(python, pyodide)}</dd>
        <dt>{TEXTS.data}</dt>
        <dd>{TEXTS.dataIs(place)}</dd>
      </dl>
      <h3 className={styles['heading']}>{TEXTS.licences}</h3>
      <p className={styles['text']}>{TEXTS.licencesAre(licences.length)}</p>
      <ul>
        {licences.map((one) => (
          <Entry key={`${one.name} ${one.version ?? ''}`} licence={one} />
        ))}
      </ul>
    </LayerDialog>
  );
}

function Entry({
  licence: { name, version, licence, source, text },
}: {
  readonly licence: Licence;
}) {
  return (
    <li>
      <details className={styles['entry']}>
        <summary>
          {name} {version} <span className={styles['licence']}>{licence}</span>
        </summary>
        <p className={styles['text']}>
          {TEXTS.source} {source}
        </p>
        <pre className={styles['full']}>{text}</pre>
      </details>
    </li>
  );
}
