/** Every text on question sheets. */
export const PRINT = {
  print: 'Print or save as PDF',
  close: 'Close',
  wanted: 'It should print:',
  answers: 'Answers',
  program: (number: number) => `Program of question ${number}`,
  repaired: (number: number) => `One way to repair question ${number}`,
} as const;
