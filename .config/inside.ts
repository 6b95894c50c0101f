/**
 * What the app contains besides the packages whose code the bundler sees: the interpreter and the
 * libraries linked into it. Their binaries carry no licence texts, so these are SPDX's, below each
 * author's own line. When Pyodide is updated, compare with the libraries of its build.
 */

export interface Inside {
  readonly name: string;
  readonly version?: string;
  /** The licence's identifier in the SPDX list. */
  readonly licence: string;
  /** Undefined if the text of the licence names its authors, or has none. */
  readonly copyright?: string;
  readonly source: string;
}

/** `python` and `pyodide` are the versions with which the engine is built. */
export function insideOf(python: string, pyodide: string): readonly Inside[] {
  return [
    {
      name: 'CPython',
      version: python,
      licence: 'Python-2.0.1',
      copyright: 'Copyright (c) 2001 Python Software Foundation. All rights reserved.',
      source: 'https://github.com/python/cpython',
    },
    {
      name: 'Pyodide',
      version: pyodide,
      licence: 'MPL-2.0',
      copyright: 'Copyright (c) Pyodide contributors and Mozilla.',
      source: 'https://github.com/pyodide/pyodide',
    },
    {
      name: 'Emscripten',
      licence: 'MIT',
      copyright: 'Copyright (c) 2010-2014 Emscripten authors, see the AUTHORS file of its source.',
      source: 'https://github.com/emscripten-core/emscripten',
    },
    {
      name: 'musl',
      licence: 'MIT',
      copyright: 'Copyright (c) 2005-2020 Rich Felker, et al.',
      source: 'https://musl.libc.org',
    },
    {
      name: 'compiler-rt, libc++ and libc++abi',
      licence: 'Apache-2.0',
      copyright:
        'The LLVM Project, under the Apache License v2.0 with LLVM Exceptions (LLVM-exception).',
      source: 'https://github.com/llvm/llvm-project',
    },
    {
      name: 'mimalloc',
      licence: 'MIT',
      copyright: 'Copyright (c) 2018-2025 Microsoft Corporation, Daan Leijen.',
      source: 'https://github.com/microsoft/mimalloc',
    },
    {
      name: 'libffi',
      licence: 'MIT',
      copyright: 'Copyright (c) 1996-2025 Anthony Green, Red Hat, Inc and others.',
      source: 'https://github.com/libffi/libffi',
    },
    {
      name: 'mpdecimal',
      licence: 'BSD-2-Clause',
      copyright: 'Copyright (c) 2008-2024 Stefan Krah. All rights reserved.',
      source: 'https://www.bytereef.org/mpdecimal',
    },
    {
      name: 'Expat',
      licence: 'MIT',
      copyright:
        'Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and Clark Cooper. Copyright (c) 2001-2025 Expat maintainers.',
      source: 'https://github.com/libexpat/libexpat',
    },
    {
      name: 'HACL*',
      licence: 'MIT',
      copyright:
        'Copyright (c) 2016-2022 INRIA, CMU and Microsoft Corporation. Copyright (c) 2022-2023 HACL* Contributors.',
      source: 'https://github.com/hacl-star/hacl-star',
    },
    {
      name: 'SQLite',
      licence: 'blessing',
      source: 'https://sqlite.org',
    },
    {
      name: 'zlib',
      licence: 'Zlib',
      copyright: 'Copyright (c) 1995-2024 Jean-loup Gailly and Mark Adler.',
      source: 'https://zlib.net',
    },
    {
      name: 'bzip2',
      licence: 'bzip2-1.0.6',
      source: 'https://sourceware.org/bzip2',
    },
    {
      name: 'XZ Utils (liblzma)',
      licence: '0BSD',
      copyright: 'Copyright (c) The XZ Utils authors and contributors.',
      source: 'https://tukaani.org/xz',
    },
    {
      name: 'Zstandard',
      licence: 'BSD-3-Clause',
      copyright: 'Copyright (c) Meta Platforms, Inc. and affiliates. All rights reserved.',
      source: 'https://github.com/facebook/zstd',
    },
  ];
}
