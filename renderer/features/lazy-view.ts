import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** A component that is loaded when it is first shown; it has to be inside a `Suspense`. */
export function lazyView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load() }));
}
