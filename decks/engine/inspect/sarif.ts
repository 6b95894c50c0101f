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

/** What was found in a file, or why it could not be looked at. */
export interface SarifRow {
  /** Its path, relative to where the log is read, or absolute. */
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly refusals: readonly { readonly line: number; readonly message: string }[];
}

export function sarifLog(rows: readonly SarifRow[]) {
  const notifications = rows.flatMap(({ file, refusals }) =>
    refusals.map(({ line, message }) => ({
      level: 'error',
      message: { text: message },
      locations: [locationOf(file, line)],
    })),
  );
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
        // Without these a file that could not be looked at would pass for one without findings.
        invocations: [
          {
            executionSuccessful: notifications.length === 0,
            toolExecutionNotifications: notifications,
          },
        ],
        results: rows.flatMap(({ file, findings }) =>
          findings.map(({ kind, line, message }) => ({
            ruleId: kind,
            level: 'warning',
            message: { text: message },
            locations: [locationOf(file, line)],
          })),
        ),
      },
    ],
  };
}

function locationOf(file: string, line: number) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line },
    },
  };
}

/** A path as a URI: a relative one stays relative. */
function uriOf(file: string): string {
  const drive = /^[a-z]:(?=[\\/])/iu.exec(file)?.[0] ?? '';
  const path = file.slice(drive.length).split(/[\\/]/u).map(encodeURIComponent).join('/');
  if (drive !== '') return `file:///${drive}${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
