/** Every text about a class by file. */
import { counted } from '#ui/times.ts';

export const CLASS = {
  title: (deck: string) => `What the class believes: ${deck}`,
  about:
    'The last answer of each learner to each question. Drop more files into this window. Nothing in them is stored or sent.',
  learners: (count: number) => counted(count, 'learner'),
  beliefs: 'By belief',
  noBelief: 'No wrong answer points to a belief.',
  belief: 'Belief',
  hold: 'Learners',
  seen: 'Questions',
  questions: 'By question',
  question: 'Question',
  right: 'Right',
  wrong: 'Wrong',
  why: 'What they seem to believe',
  held: (count: number, statement: string) => `${count} × ${statement}`,
  unexplained: (count: number) => `${count} × not explained by a belief`,
  refused: 'Files that were left out',
  files: 'Files',
  close: 'Close',
} as const;

export const GIVE = {
  title: (deck: string) => `Answers for a teacher: ${deck}`,
  about:
    'One small file: for each question whether you were right, and which belief a wrong answer shows. No texts, no times. Send it yourself; Loopwise sends nothing.',
  name: 'Your name, if your teacher asks for it',
  save: 'Save the file',
  cancel: 'Cancel',
} as const;
