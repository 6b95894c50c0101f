/** Every text on question sheets. */
export const PRINT = {
  print: 'Print or save as PDF',
  close: 'Close',
  by: (version: string, authors: readonly string[], license: string) =>
    `Version ${version}, by ${authors.join(', ')}, ${license}`,
  wanted: 'It should print:',
  answers: 'Answers',
  program: (number: number) => `Program of question ${number}`,
  repaired: (number: number) => `One way to repair question ${number}`,
} as const;
