import styles from './kbd.module.css';

const NAMES: Readonly<Record<string, string>> = {
  'Enter': '↵',
  'Escape': 'Esc',
  'Backspace': '⌫',
  ' ': 'Space',
  'ArrowLeft': '←',
  'ArrowRight': '→',
};

/** A key as labelled on the keyboard. `keys` uses the names of the command table. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles['kbd']}>
      {(keys === '+' ? [keys] : keys.split('+')).map(nameOf).join(' ')}
    </kbd>
  );
}

function nameOf(part: string): string {
  if (part === 'Mod') return navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';
  return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
