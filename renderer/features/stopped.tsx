import './stopped.css';

/** The app could not open its data: nothing is shown that could change any. */
export function Stopped({ message }: { readonly message: string }) {
  return (
    <main className="stopped" role="alert">
      <h1>Loopwise cannot open your data.</h1>
      <p>{message}</p>
      <p>Nothing was changed. Close other windows of Loopwise and reload this one.</p>
    </main>
  );
}
