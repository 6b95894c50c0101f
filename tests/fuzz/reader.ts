/** What the fuzzer knows of a reader, and what it asks of each. */
import type * as fc from 'fast-check';

/** What a reader made of an input. */
export interface Reading {
  /** Every message for a person, with the place it names; none where the input was accepted. */
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
  /** Inputs as JSON can say them, so that a failure can be kept; bytes as base64 text. */
  readonly inputs: fc.Arbitrary<unknown>;
  /** Reads one; what it throws is a crash. */
  readonly read: (input: unknown) => Reading | Promise<Reading>;
}

/** Base64 of bytes, and back. */
export const packed = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const unpacked = (text: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(String(text), 'base64'));
