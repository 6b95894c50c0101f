import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AboutDialog } from '#features/about/about-dialog.tsx';
import { screenOf } from '../fixtures/screen.tsx';

const licence = (name: string, text: string) =>
  ({ name, version: '1.0', licence: 'MIT', source: `https://example.org/${name}`, text }) as const;

it('shows the version, the engine, the data folder, and every licence in full', async () => {
  const { user, appActions } = screenOf(
    <AboutDialog
      facts={{
        version: '3.2.1',
        python: '3.14.2',
        pyodide: '314.0.7',
        place: '/home/ada/.config/Loopwise',
        licences: [licence('one', 'Permission is granted.'), licence('two', 'So it is here.')],
      }}
    />,
  );
  const { textContent } = screen.getByRole('dialog', { name: 'About Loopwise' });
  for (const said of ['3.2.1', '3.14.2', '314.0.7', '/home/ada/.config/Loopwise']) {
    expect(textContent).toContain(said);
  }
  const [first] = screen.getAllByRole('listitem');
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  expect(first && within(first).getByText('Permission is granted.')).toBeTruthy();
  expect(first?.textContent).toContain('https://example.org/one');
  await user.click(screen.getByRole('button', { name: /Close/ }));
  expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('about');
});
