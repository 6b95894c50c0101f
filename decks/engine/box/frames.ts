/**
 * How a box in its own process and its supervisor talk: frames on a pipe. A frame is the length of a
 * JSON text, the length of a trace's events, and these two. Whatever comes out of a box may be
 * forged, so the format cannot carry code or custom types, and every length has a limit.
 */
import type { BoxMessage } from '../types.ts';

const HEADER = 8;

/** Bytes of a frame from a box at most: a result's texts are limited, and so is its trace. */
const LONGEST_JSON = 64 * 1024 * 1024;
const LONGEST_EVENTS = 8 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A frame of any JSON value; `events` follow it as raw bytes. */
export function encodeFrame(value: unknown, events: Int32Array = new Int32Array(0)): Uint8Array {
  const json = encoder.encode(JSON.stringify(value));
  const binary = new Uint8Array(events.buffer, events.byteOffset, events.byteLength);
  const frame = new Uint8Array(HEADER + json.length + binary.length);
  const header = new DataView(frame.buffer);
  header.setUint32(0, json.length, true);
  header.setUint32(4, binary.length, true);
  frame.set(json, HEADER);
  frame.set(binary, HEADER + json.length);
  return frame;
}

/** The frame of a box's message. */
export function encodeMessage(message: BoxMessage): Uint8Array {
  if (!('run' in message) || message.run === 'lost') return encodeFrame(message);
  const { trace } = message.run;
  if (!(trace?.events instanceof Int32Array)) return encodeFrame(message);
  const run = { ...message.run, trace: { ...trace, events: [] } };
  return encodeFrame({ ...message, run }, trace.events);
}

/** Reads a box's message by its outer form only: an object with a kind. Throws for anything else. */
function decodeMessage(json: Uint8Array, binary: Uint8Array): BoxMessage {
  const message = JSON.parse(decoder.decode(json)) as {
    readonly kind?: unknown;
    readonly run?: { trace?: unknown } | null;
  } | null;
  if (typeof message !== 'object' || typeof message?.kind !== 'string')
    throw new Error('Not a message.');
  const { run } = message;
  if (
    typeof run === 'object' &&
    run !== null &&
    typeof run.trace === 'object' &&
    run.trace !== null
  ) {
    // A copy, so that it begins at a multiple of four.
    run.trace = { ...run.trace, events: new Int32Array(new Uint8Array(binary).buffer) };
  }
  return message as unknown as BoxMessage;
}

/** The lengths of the JSON and of the events, from a header. */
function lengths(header: Uint8Array): readonly [json: number, events: number] {
  const view = new DataView(header.buffer, header.byteOffset, HEADER);
  return [view.getUint32(0, true), view.getUint32(4, true)];
}

/**
 * Reassembles what comes out of a box. The returned function takes the next chunk of the stream and
 * returns the messages it completes. Throws if the stream is malformed.
 */
export function messageReader(): (piece: Uint8Array) => readonly BoxMessage[] {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let wanted = HEADER;
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    const messages: BoxMessage[] = [];
    while (held >= wanted) {
      const bytes = Buffer.concat(pieces);
      const [json, events] = lengths(bytes);
      if (
        json > LONGEST_JSON ||
        events > LONGEST_EVENTS ||
        events % Int32Array.BYTES_PER_ELEMENT > 0
      ) {
        throw new Error('A box sent more than it may.');
      }
      wanted = HEADER + json + events;
      if (held < wanted) {
        pieces = [bytes];
        break;
      }
      const body = bytes.subarray(HEADER, wanted);
      messages.push(decodeMessage(body.subarray(0, json), body.subarray(json)));
      const rest = bytes.subarray(wanted);
      pieces = [rest];
      held = rest.length;
      wanted = HEADER;
    }
    return messages;
  };
}

/** Fills the buffer; false at the end of the stream. */
type ReadWhole = (into: Uint8Array) => boolean;

/** The next value of a stream of frames from the supervisor; undefined at its end. */
export function readFrame(read: ReadWhole): unknown {
  const header = new Uint8Array(HEADER);
  if (!read(header)) return undefined;
  const [json, events] = lengths(header);
  const body = new Uint8Array(json + events);
  return read(body) ? JSON.parse(decoder.decode(body.subarray(0, json))) : undefined;
}
