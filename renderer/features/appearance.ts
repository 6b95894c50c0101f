/** Applies the learner's theme and text size to the page; tokens.css and base.css do the rest. */
import type { TextSize, Theme } from '#store/settings.ts';

export function applyAppearance(
  root: HTMLElement,
  { theme, textSize }: { readonly theme: Theme; readonly textSize: TextSize },
): void {
  root.dataset['theme'] = theme;
  root.dataset['text'] = textSize;
}
