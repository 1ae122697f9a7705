/** Counts may arrive out of order within this distance of the highest seen. A power of two and a multiple of 32. */
const WINDOW = 256;

/** The used counts of one nonce. Most clients use one count only, so the bitmap comes with the second. */
export interface UsedCounts {
  highest: number;
  /** Bit `count % WINDOW` for every count in (highest - WINDOW, highest]. */
  bitmap: Uint32Array | undefined;
}

/** The number written as 1–8 hex digits, or -1. Clients that count in decimal write a subset of these. */
export function parseCount(nc: string): number {
  if (nc.length === 0 || nc.length > 8) return -1;
  let count = 0;
  for (let index = 0; index < nc.length; index++) {
    const code = nc.charCodeAt(index);
    const letter = code | 0x20;
    if (code >= 0x30 && code <= 0x39) count = count * 16 + code - 0x30;
    else if (letter >= 0x61 && letter <= 0x66) count = count * 16 + letter - 0x57;
    else return -1;
  }
  return count;
}

function hasBit(bitmap: Uint32Array, count: number): boolean {
  return (((bitmap[(count % WINDOW) >>> 5] ?? 0) >>> (count & 31)) & 1) === 1;
}

function setBit(bitmap: Uint32Array, count: number): void {
  const word = (count % WINDOW) >>> 5;
  bitmap[word] = (bitmap[word] ?? 0) | (1 << (count & 31));
}

function clearBit(bitmap: Uint32Array, count: number): void {
  const word = (count % WINDOW) >>> 5;
  bitmap[word] = (bitmap[word] ?? 0) & ~(1 << (count & 31));
}

/** Marks `count` as used; false if it was, or if it lies too far back to tell. */
export function useCount(used: UsedCounts, count: number): boolean {
  const ahead = count - used.highest;
  if (ahead === 0 || ahead <= -WINDOW) return false;
  if (used.bitmap === undefined) {
    used.bitmap = new Uint32Array(WINDOW / 32);
    setBit(used.bitmap, used.highest);
  }
  const { bitmap } = used;
  if (ahead < 0) {
    if (hasBit(bitmap, count)) return false;
  } else {
    if (ahead >= WINDOW) bitmap.fill(0);
    else for (let skipped = used.highest + 1; skipped < count; skipped++) clearBit(bitmap, skipped);
    used.highest = count;
  }
  setBit(bitmap, count);
  return true;
}
