/** Plain text in which `code` stands in backticks. */
export function Told({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) =>
    // A part's place is what it is: every second one is code.
    // oxlint-disable-next-line react/no-array-index-key
    at % 2 === 1 ? <code key={at}>{part}</code> : part,
  );
}
