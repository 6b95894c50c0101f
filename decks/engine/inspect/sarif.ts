/** Findings as a SARIF 2.1.0 log (docs.oasis-open.org/sarif/sarif/v2.1.0), for editors and CI. Pure. */
import { FINDING_KINDS } from './findings.ts';
import type { Finding, FindingKind } from './findings.ts';

/** A sentence about each kind. */
const RULES: Readonly<Record<FindingKind, string>> = {
  'never-awaited': 'A coroutine that nobody awaits.',
  'forgotten-task': 'A task that is still pending when the program ends.',
  'lost-exception': 'An exception of a task that nobody retrieves.',
  'blocked-loop': 'Code that keeps the event loop from everything else.',
  'sequential-awaits': 'Awaits in a row that could overlap.',
  'lock-over-wait': 'A lock that is held over a slow wait.',
  'dead-timeout': 'A timeout that can never fire.',
  'deadlock': 'Tasks that wait for what nobody will do.',
  'race': 'Something shared that changes between reading and writing it.',
};

/** `file`: the path to use in the log, relative to where it is read. */
export function sarifLog(
  rows: readonly { readonly file: string; readonly findings: readonly Finding[] }[],
) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Loopwise',
            rules: FINDING_KINDS.map((id) => ({ id, shortDescription: { text: RULES[id] } })),
          },
        },
        results: rows.flatMap(({ file, findings }) =>
          findings.map(({ kind, line, message }) => ({
            ruleId: kind,
            level: 'warning',
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: file.split('\\').map(encodeURI).join('/') },
                  region: { startLine: line },
                },
              },
            ],
          })),
        ),
      },
    ],
  };
}
