/**
 * What the app contains besides the packages whose code the bundler sees: the interpreter and the
 * libraries linked into it. Their binaries carry no licence texts, so these are SPDX's, below each
 * author's own line. `tests/shell/licences.test.ts` finds each by its mark, and fails on symbols or
 * source folders of a library that is not listed. The standard library's Python files are shipped as
 * sources, with their authors' notices in them.
 */

export interface Inside {
  readonly name: string;
  readonly version?: string;
  /** The licence's identifier in the SPDX list. */
  readonly licence: string;
  /** Undefined if the text of the licence names its authors, or has none. */
  readonly copyright?: string;
  readonly source: string;
  /** What only it puts into the files of the engine: part of a symbol, a message or a file's name. */
  readonly mark: string;
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
      mark: 'Py_GetCopyright',
    },
    {
      name: 'Pyodide',
      version: pyodide,
      licence: 'MPL-2.0',
      copyright: 'Copyright (c) Pyodide contributors and Mozilla.',
      source: 'https://github.com/pyodide/pyodide',
      mark: '_pyodide/_base.py',
    },
    {
      name: 'Emscripten',
      licence: 'MIT',
      copyright: 'Copyright (c) 2010-2014 Emscripten authors, see the AUTHORS file of its source.',
      source: 'https://github.com/emscripten-core/emscripten',
      mark: 'emscripten_builtin_malloc',
    },
    {
      name: 'musl',
      licence: 'MIT',
      copyright: 'Copyright (c) 2005-2020 Rich Felker, et al.',
      source: 'https://musl.libc.org',
      mark: '__libc_current_sigrtmin',
    },
    {
      name: 'compiler-rt, libc++, libc++abi and libunwind',
      licence: 'Apache-2.0',
      copyright:
        'The LLVM Project, under the Apache License v2.0 with LLVM Exceptions (LLVM-exception).',
      source: 'https://github.com/llvm/llvm-project',
      mark: '_ZNSt3__2',
    },
    {
      name: 'mimalloc',
      licence: 'MIT',
      copyright: 'Copyright (c) 2018-2025 Microsoft Corporation, Daan Leijen.',
      source: 'https://github.com/microsoft/mimalloc',
      mark: 'mimalloc: error',
    },
    {
      name: 'dlmalloc',
      licence: 'CC0-1.0',
      copyright: 'Written by Doug Lea and released to the public domain.',
      source: 'https://gee.cs.oswego.edu/pub/misc/malloc.c',
      mark: 'malloc_footprint_limit',
    },
    {
      name: 'MiniLZ4',
      licence: 'MIT',
      copyright: 'Copyright (c) 2012 Pierre Curto.',
      source: 'https://github.com/pierrec/node-lz4',
      mark: 'MiniLZ4',
    },
    {
      name: 'hiwire',
      licence: 'MPL-2.0',
      copyright: 'Copyright (c) Hood Chatham and Pyodide contributors.',
      source: 'https://github.com/pyodide/hiwire',
      mark: 'hiwire_incref',
    },
    {
      name: 'stackframe and error-stack-parser',
      licence: 'MIT',
      copyright: 'Copyright (c) 2017 Eric Wendelin and other contributors.',
      source: 'https://github.com/stacktracejs',
      mark: 'StackFrame',
    },
    {
      name: 'Mersenne Twister',
      licence: 'BSD-3-Clause',
      copyright:
        'Copyright (C) 1997-2002, Makoto Matsumoto and Takuji Nishimura. All rights reserved.',
      source: 'http://www.math.sci.hiroshima-u.ac.jp/~m-mat/MT/MT2002/emt19937ar.html',
      mark: 'implements the Mersenne Twister',
    },
    {
      name: 'dtoa',
      licence: 'dtoa',
      source: 'https://www.netlib.org/fp',
      // The function for which CPython uses it; its own are not exported.
      mark: 'PyOS_double_to_string',
    },
    {
      name: 'cfuhash',
      licence: 'BSD-3-Clause',
      copyright: 'Copyright (c) 2005 Don Owens. All rights reserved.',
      source: 'https://sourceforge.net/projects/libcfu',
      mark: '_Py_hashtable_new',
    },
    {
      name: 'uvloop',
      licence: 'MIT',
      copyright: 'Copyright (c) 2015-2021 MagicStack Inc. https://magic.io',
      source: 'https://github.com/MagicStack/uvloop',
      mark: 'asyncio/sslproto.py',
    },
    {
      name: 'pyzstd',
      licence: 'BSD-3-Clause',
      copyright: 'Copyright (c) 2020-present, Ma Lin and contributors.',
      source: 'https://github.com/Rogdham/pyzstd',
      mark: 'PyInit__zstd',
    },
    {
      name: 'libffi',
      licence: 'MIT',
      copyright: 'Copyright (c) 1996-2025 Anthony Green, Red Hat, Inc and others.',
      source: 'https://github.com/libffi/libffi',
      mark: 'ffi_prep_cif',
    },
    {
      name: 'mpdecimal',
      licence: 'BSD-2-Clause',
      copyright: 'Copyright (c) 2008-2024 Stefan Krah. All rights reserved.',
      source: 'https://www.bytereef.org/mpdecimal',
      mark: 'libmpdec: internal error',
    },
    {
      name: 'Expat',
      licence: 'MIT',
      copyright:
        'Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and Clark Cooper. Copyright (c) 2001-2025 Expat maintainers.',
      source: 'https://github.com/libexpat/libexpat',
      mark: 'expat_2',
    },
    {
      name: 'HACL*',
      licence: 'MIT',
      copyright:
        'Copyright (c) 2016-2022 INRIA, CMU and Microsoft Corporation. Copyright (c) 2022-2023 HACL* Contributors.',
      source: 'https://github.com/hacl-star/hacl-star',
      mark: 'Hacl_Hash_SHA3',
    },
    {
      name: 'SQLite',
      licence: 'blessing',
      source: 'https://sqlite.org',
      mark: 'SQLite format 3',
    },
    {
      name: 'zlib',
      licence: 'Zlib',
      copyright: 'Copyright (c) 1995-2024 Jean-loup Gailly and Mark Adler.',
      source: 'https://zlib.net',
      mark: 'Jean-loup Gailly and Mark Adler',
    },
    {
      name: 'bzip2',
      licence: 'bzip2-1.0.6',
      source: 'https://sourceware.org/bzip2',
      mark: 'BZ2_bzCompress',
    },
    {
      name: 'XZ Utils (liblzma)',
      licence: '0BSD',
      copyright: 'Copyright (c) The XZ Utils authors and contributors.',
      source: 'https://tukaani.org/xz',
      mark: 'lzma_stream_decoder',
    },
    {
      name: 'Zstandard',
      licence: 'BSD-3-Clause',
      copyright: 'Copyright (c) Meta Platforms, Inc. and affiliates. All rights reserved.',
      source: 'https://github.com/facebook/zstd',
      mark: 'ZSTD_compressStream2',
    },
  ];
}
