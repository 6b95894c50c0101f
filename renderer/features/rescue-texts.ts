/** The texts about a database that cannot be opened; loaded only then. */
export const RESCUE = {
  reason: (reason: string) => `What went wrong: ${reason}`,
  first:
    'First close every other window of Loopwise, restart the computer if the disk was full, and try again. Nothing has been changed.',
  looking: 'Looking for the newest backup…',
  unreadable: 'The automatic backups cannot be read either.',
  noBackup: 'There is no automatic backup to go back to.',
  backup: (when: string, answers: number) =>
    `If that does not help: the newest backup is from ${when} and holds ${answers === 1 ? '1 answer' : `${answers.toLocaleString()} answers`}.`,
  /** `kept`: whether answers after the backup can be restored as well. */
  restores: (kept: boolean) =>
    `Restoring it deletes the data that cannot be opened${kept ? '.' : '; what you answered after that time is lost.'}`,
  failed: (why: string) => `That did not work. ${why}`,
  retry: 'Try again',
  save: 'Save the backup as a file',
  replace: 'Delete the data and restore the backup',
} as const;
