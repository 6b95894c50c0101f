/** What the fuzzer knows about a reader and checks for each. */
import type * as fc from 'fast-check';

/** The result of reading an input. */
export interface Reading {
  /** Every message for a person, with the place it names; none if the input was accepted. */
  readonly messages?: readonly {
    readonly file: string;
    readonly line: number;
    readonly message: string;
    readonly remedy: string;
  }[];
  /** Something was changed although the input was refused. */
  readonly partial?: boolean;
}

export interface FuzzedReader {
  readonly name: string;
  /** Inputs as JSON, so that a failure can be kept; bytes as base64 text. */
  readonly inputs: fc.Arbitrary<unknown>;
  /** Reads one input; an exception counts as a crash. */
  readonly read: (input: unknown) => Reading | Promise<Reading>;
}

/** Base64 of bytes, and back. */
export const packed = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const unpacked = (text: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(String(text), 'base64'));
