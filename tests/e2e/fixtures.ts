/**
 * The imports of a spec: `import { test, expect } from '../fixtures.ts'`, then `test('...', async
 * ({ host }) => ...)`. The project decides which host it is.
 */
import { test as base } from 'playwright/test';
import { homeOf } from './hosts/host.ts';
import type { Host, HostKind, Surroundings } from './hosts/host.ts';
import { openHost, reasonToSkip } from './hosts/open-host.ts';

export { expect } from 'playwright/test';

/** Options a spec or a project may set with `test.use`. */
export interface LoopwiseOptions {
  readonly hostKind: HostKind;
  /** Another app than the built one, for specs of the hosts themselves. */
  readonly appRoot: string | undefined;
  readonly surroundings: Surroundings;
  /** Files on the command line at the first start. */
  readonly launchFiles: readonly string[];
  /** Problems that a spec provokes on purpose; any other fails the test. */
  readonly expectedProblems: readonly RegExp[];
}

/** Playwright's `test` with a running Loopwise. */
export const test = base.extend<LoopwiseOptions & { readonly host: Host }>({
  hostKind: ['browser', { option: true }],
  appRoot: [undefined, { option: true }],
  surroundings: ['usual', { option: true }],
  launchFiles: [[], { option: true }],
  expectedProblems: [[], { option: true }],
  host: async (
    {
      hostKind,
      appRoot,
      surroundings,
      launchFiles,
      expectedProblems,
      viewport,
      colorScheme,
      locale,
      timezoneId,
    },
    use,
    info,
  ) => {
    const chosen = appRoot === undefined ? {} : { appRoot };
    const lacking = reasonToSkip(hostKind, chosen);
    if (hostKind === 'electron') {
      info.skip(lacking !== undefined, lacking);
    }
    const host = await openHost(hostKind, {
      ...chosen,
      home: homeOf(info),
      surroundings,
      files: launchFiles,
      display: {
        viewport,
        colorScheme: colorScheme ?? null,
        ...(locale === undefined ? {} : { locale }),
        ...(timezoneId === undefined ? {} : { timezoneId }),
      },
    });
    try {
      await use(host);
    } finally {
      await host.close();
    }
    // The app itself does not even request anything outside.
    if (appRoot === undefined && host.outsideRequests().length > 0) {
      throw new Error(`Requests left the app: ${JSON.stringify(host.outsideRequests())}`);
    }
    const unexpected = host
      .problems()
      .filter((problem) => !expectedProblems.some((pattern) => pattern.test(problem)));
    if (unexpected.length > 0) {
      throw new Error(`The page or the shell complained:\n${unexpected.join('\n')}`);
    }
  },
});
