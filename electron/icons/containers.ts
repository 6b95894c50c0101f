/** The icon formats of Windows and macOS: a list of PNG images after a short header. Pure. */

/** A square image. */
export interface Picture {
  readonly size: number;
  readonly png: Uint8Array;
}

/** Windows: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
export function icoOf(pictures: readonly Picture[]): Uint8Array {
  // A size is one byte, in which 0 means 256; larger sizes cannot be expressed.
  const fitting = pictures.filter(({ size }) => size <= 256);
  const head = Buffer.alloc(6 + 16 * fitting.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(fitting.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of fitting.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...fitting.map(({ png }) => png)]);
}

/** macOS names each size, and each size for a Retina display, by four letters. */
const icnsTypes: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** macOS: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
export function icnsOf(pictures: readonly Picture[]): Uint8Array {
  const parts = icnsTypes.flatMap(([type, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size);
    return picture ? [chunk(type, picture.png)] : [];
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + data.length, 4);
  return Buffer.concat([head, data]);
}
