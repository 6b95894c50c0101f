/** What is wrong with a file, one problem after the other. */
import type { Problem } from '#format/types.ts';

/** Problems shown one by one; a broken deck may have thousands. */
const SHOWN = 100;

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="problems">
      {problems.slice(0, SHOWN).map(({ file, line, message, remedy }) => (
        <li key={`${file} ${line} ${message}`} className="problem">
          <p>
            <code className="problem-place">
              {file}:{line}
            </code>{' '}
            {message}
          </p>
          {remedy === '' ? undefined : <p className="problem-remedy">{remedy}</p>}
        </li>
      ))}
      {problems.length > SHOWN ? <li>And {problems.length - SHOWN} more.</li> : undefined}
    </ul>
  );
}
