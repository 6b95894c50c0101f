/** Every text of the settings. */
import type { TextSize, Theme } from '#store/settings.ts';

export const SETTINGS = {
  title: 'Settings',
  close: 'Close',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: {
    system: 'Same as the system',
    light: 'Light',
    dark: 'Dark',
  } satisfies Record<Theme, string>,
  textSize: 'Text size',
  textSizes: {
    normal: 'Normal',
    large: 'Large',
    larger: 'Very large',
  } satisfies Record<TextSize, string>,
  limits: 'Daily limits',
  fresh: 'new questions',
  reviews: 'reviews',
  tips: 'Tips',
  tipsText: 'The hints at the first question, and the introduction to each kind of question.',
  tipsAgain: 'Show tips again',
  tipsReset: 'They will appear in your next session.',
  app: 'This app',
  about: 'Version, data and licences',
} as const;
