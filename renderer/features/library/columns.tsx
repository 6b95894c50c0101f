/** What the columns of a table are taken for, to be changed before the table is taken. */
import { useState } from 'react';
import type { Field, Mapping } from '#import/csv-questions.ts';
import { FIELDS, mappingFault } from '#import/csv-questions.ts';
import type { Table } from '#session/app/incoming.ts';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import libraryStyles from './library.module.css';
import styles from './columns.module.css';

/** Each field in words. */
const WORDS: Readonly<Record<Field, string>> = {
  prompt: 'Question',
  program: 'Program',
  answer: 'Right answer',
  wrong1: 'Wrong answer 1',
  wrong2: 'Wrong answer 2',
  wrong3: 'Wrong answer 3',
  wrong4: 'Wrong answer 4',
  why: 'Explanation',
  id: 'Id',
  unit: 'Unit',
  concept: 'Concept',
  kind: 'Kind',
  level: 'Level',
  tier: 'Tier',
  python: 'Python versions',
  docs: 'Page of the documentation',
  covers: 'Statements covered',
  pair: 'Id of its pair',
  vary: 'What varies',
  repair: 'Repaired program',
  choices: 'Choices in Markdown',
  models: 'Notes on models',
  wrong: 'Wrong outputs in Markdown',
};

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
      <summary>
        {columns.length - left} of {columns.length} columns are read
      </summary>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Taken for</th>
            <th scope="col">First cells</th>
          </tr>
        </thead>
        <tbody>
          {head.names.map((name, at) => (
            // A column is what stands in its place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <th scope="row">{name}</th>
              <td>
                <select
                  aria-label={`${name} is taken for`}
                  value={columns[at] ?? ''}
                  onChange={({ target }) => setMapping(withField(mapping, at, target.value))}
                >
                  <option value="">Nothing</option>
                  {FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {WORDS[field]}
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
        The first row names the columns
      </label>
      <p className={libraryStyles['facts']} role="status">
        {fault}
      </p>
      <Button disabled={!changed || fault !== undefined} onClick={() => void mapColumns(mapping)}>
        Read the table so
      </Button>
    </details>
  );
}

function withField(mapping: Mapping, at: number, value: string): Mapping {
  const field = FIELDS.find((one) => one === value) ?? null;
  return { ...mapping, columns: mapping.columns.with(at, field) };
}
