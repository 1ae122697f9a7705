import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { qrPath } from './qr-path.js';

const URI =
  'otpauth://totp/Sallyport:owner%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sallyport&algorithm=SHA1&digits=6&period=30';

/** Draws a path of rectangles one unit high. */
function drawn({ size, path }: { size: number; path: string }): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const rectangles = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(rectangles.map(([all]) => all).join('')).toBe(path);
  for (const [, x, y, width, back] of rectangles) {
    expect(back).toBe(width);
    for (let step = 0; step < Number(width); step++) {
      const row = modules[Number(y)] ?? [];
      row[Number(x) + step] = true;
    }
  }
  return modules;
}

it('draws every dark module of the code, and nothing else', () => {
  expect(drawn(qrPath(URI))).toEqual(encode(URI, { ecc: 'M', border: 4 }).data);
});

it('leaves four light modules around it, and has a finder in the corner', () => {
  const modules = drawn(qrPath(URI));
  const size = modules.length;
  for (let place = 0; place < size; place++)
    for (const edge of [0, 1, 2, 3, size - 4, size - 1])
      expect([modules[edge]?.[place], modules[place]?.[edge]]).toEqual([false, false]);
  expect(modules[4]?.slice(4, 12)).toEqual([true, true, true, true, true, true, true, false]);
});
