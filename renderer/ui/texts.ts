/** Texts of parts that several screens use. */

export const EDITOR = { back: 'Back into the text' } as const;
