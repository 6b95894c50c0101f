import { expect, it, vi } from 'vitest';
import { shapeSigns } from '#ui/shape-signs.ts';

it('lays the signs out while they are in the page, and leaves nothing behind', () => {
  const laidOut: string[] = [];
  const measured = vi.spyOn(Element.prototype, 'getBoundingClientRect');
  measured.mockImplementation(function measure(this: Element) {
    if (this.isConnected) laidOut.push(this.textContent);
    return new DOMRect();
  });
  shapeSigns();
  measured.mockRestore();
  expect(laidOut).toEqual(['✓✗≠'.repeat(6)]);
  expect(document.body.childElementCount).toBe(0);
});
