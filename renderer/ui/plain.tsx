/** Plain text in which backticks stand around code, as the engine writes its sentences. */
export function Plain({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((piece, at) =>
        // The pieces at odd places stood between two backticks.
        // oxlint-disable-next-line react/no-array-index-key
        at % 2 === 1 ? <code key={at}>{piece}</code> : piece,
      )}
    </>
  );
}
