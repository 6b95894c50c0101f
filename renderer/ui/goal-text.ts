/** How far a deck is from lasting, in a sentence. Pure. */

export function goalText({
  total,
  lasting,
  date,
}: {
  readonly total: number;
  readonly lasting: number;
  /**
   * When all of it is lasting at the present pace, in ms since the epoch; undefined if not known.
   */
  readonly date: number | undefined;
}): string {
  if (lasting === total) return `All ${total} questions are lasting.`;
  const far = `${lasting} of ${total} questions are lasting`;
  if (date === undefined) return `${far}.`;
  const when = new Date(date).toLocaleDateString('en', { month: 'long', year: 'numeric' });
  return `${far}. At the pace of the last month, all of them will be in ${when}.`;
}
