/** The meanings of a table's columns, which can be changed before it is imported. */
import { useState } from 'react';
import type { Mapping } from '#import/csv-questions.ts';
import { FIELDS, mappingFault } from '#import/csv-questions.ts';
import type { Table } from '#session/app/incoming.ts';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { COLUMNS as TEXTS } from './texts.ts';
import tableStyles from '#ui/table.module.css';
import libraryStyles from './library.module.css';
import styles from './columns.module.css';

export function Columns({ table: { head } }: { readonly table: Table }) {
  const mapColumns = useApp((state) => state.mapColumns);
  const [mapping, setMapping] = useState(head.mapping);
  const { columns, named } = mapping;
  const fault = mappingFault(mapping);
  const changed = JSON.stringify(mapping) !== JSON.stringify(head.mapping);
  const left = columns.filter((field) => field === null).length;
  return (
    <details
      className={styles['columns']}
      open={left > 0 || mappingFault(head.mapping) !== undefined}
    >
      <summary>{TEXTS.read(columns.length - left, columns.length)}</summary>
      <table className={tableStyles['table']}>
        <thead>
          <tr>
            <th scope="col">{TEXTS.column}</th>
            <th scope="col">{TEXTS.field}</th>
            <th scope="col">{TEXTS.cells}</th>
          </tr>
        </thead>
        <tbody>
          {head.names.map((name, at) => (
            // A column is identified by its place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <th scope="row">{name}</th>
              <td>
                <select
                  aria-label={TEXTS.choose(name)}
                  value={columns[at] ?? ''}
                  onChange={({ target }) => setMapping(withField(mapping, at, target.value))}
                >
                  <option value="">{TEXTS.nothing}</option>
                  {FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {TEXTS.fields[field]}
                    </option>
                  ))}
                </select>
              </td>
              <td className={styles['cells']}>{head.samples[at]?.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className={styles['named']}>
        <input
          type="checkbox"
          checked={named}
          onChange={({ target }) => setMapping({ ...mapping, named: target.checked })}
        />
        {TEXTS.named}
      </label>
      <p className={libraryStyles['facts']} role="status">
        {fault}
      </p>
      <Button disabled={!changed || fault !== undefined} onClick={() => void mapColumns(mapping)}>
        {TEXTS.again}
      </Button>
    </details>
  );
}

function withField(mapping: Mapping, at: number, value: string): Mapping {
  const field = FIELDS.find((one) => one === value) ?? null;
  return { ...mapping, columns: mapping.columns.with(at, field) };
}
