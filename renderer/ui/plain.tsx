/** Plain text with code in backticks, as in the engine's sentences. */
export function Plain({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((piece, at) =>
        // The odd pieces were between two backticks.
        // oxlint-disable-next-line react/no-array-index-key
        at % 2 === 1 ? <code key={at}>{piece}</code> : piece,
      )}
    </>
  );
}
