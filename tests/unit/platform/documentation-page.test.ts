import { describe, expect, it } from 'vitest';
import { documentationPage } from '#platform/documentation-page.ts';

describe('a page of the Python documentation', () => {
  it('is a page below its address', () => {
    expect(documentationPage('library/asyncio-task.html#asyncio.gather')).toBe(
      'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
    );
  });

  it.each([
    '//evil.example/x.html',
    '/\\evil.example/x.html',
    'https://evil.example/x.html',
    'javascript:alert(1)//x.html',
    '../2/x.html',
    'library/..%2f..%2fx.html',
    'x.html?q=1',
    '',
    `${'a/'.repeat(200)}x.html`,
  ])('does not include %s', (path) => {
    expect(documentationPage(path)).toBeUndefined();
  });
});
