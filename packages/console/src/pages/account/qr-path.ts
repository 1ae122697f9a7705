import { encode } from 'uqr';

/** Light modules that a reader needs around a code (ISO/IEC 18004 section 9.1). */
const QUIET_ZONE = 4;

/** A QR code as the path of its dark modules in a square of `size` units, each module one unit, the quiet zone included. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  // Level M: a screen has no dirt, but reflections.
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (row[x]) x += 1;
      if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  });
  return { size, path };
}
