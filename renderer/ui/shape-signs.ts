/** The signs of a verdict, which our fonts do not have. */
const SIGNS = '✓✗≠';

/**
 * Lays the signs of a verdict out once, unseen. The browser then looks for a font that has them, which
 * takes about 5 ms and would otherwise delay the first verdict. Call it when the page is idle.
 */
export function shapeSigns(): void {
  const block = document.createElement('div');
  block.ariaHidden = 'true';
  block.style.cssText = 'position: absolute; visibility: hidden';
  for (const family of ['var(--prose)', 'var(--code)']) {
    for (const weight of [400, 600, 700]) {
      const text = document.createElement('span');
      text.style.cssText = `font-family: ${family}; font-weight: ${weight}`;
      text.textContent = SIGNS;
      block.append(text);
    }
  }
  document.body.append(block);
  // Reading a size forces the layout.
  block.getBoundingClientRect();
  block.remove();
}
