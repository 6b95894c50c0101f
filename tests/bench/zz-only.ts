import { benchLibrary } from '/work/wt/share/tests/bench/library.ts';
await benchLibrary('/work/wt/share/dist/app');
