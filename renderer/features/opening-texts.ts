/** The texts while the data is being opened, and what all screens without data say; loaded only then. */
import { counted } from '#ui/times.ts';

export const OPENING = {
  slow: {
    title: 'Opening your data…',
    text: 'This takes longer than usual, as it can after a crash or on a busy disk. Loopwise goes on by itself.',
  },
  upgrading: {
    title: 'Bringing your data to this version…',
    text: 'With many answers this takes minutes. Keep this window open: Loopwise goes on by itself.',
  },
  silent: {
    title: 'Your data does not answer.',
    text: (seconds: number) =>
      `For ${counted(seconds, 'second')} Loopwise has been waiting for the system to open it. Nothing was changed or deleted, and if the answer comes, this window goes on by itself.`,
  },
  helps: 'What helps',
  steps: [
    'Close Loopwise fully: all its windows, and the browser if it runs in one. Then start it again.',
    'If that does not help, restart the computer.',
  ],
  retry: 'Try again',
} as const;

/** Where the data is, and what keeps it closed on some systems. */
export const PLACE = {
  is: (place: string) => `Your data is in ${place}.`,
  locale:
    'On Linux: if a folder above your data or the browser’s profile has a letter such as é in its name, the locale must be UTF-8. Set LC_ALL to C.UTF-8 and start again.',
} as const;
