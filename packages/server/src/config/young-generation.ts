import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's space for young objects at the size that it begins with, for a start allocates much and keeps it: V8 would take 20 MB
 * more, and from Node 24 on a server at rest does not give them back (docs/decisions/0041-memory-at-rest.md). Earlier versions do,
 * and start 0.05 s sooner without it.
 */
export function holdYoungGeneration(): void {
  if (Number.parseInt(process.versions.node, 10) >= 24) setGrowth(1);
}

/** From here on it grows with what is asked of it, as ever. */
export function releaseYoungGeneration(): void {
  // V8's own.
  setGrowth(2);
}

function setGrowth(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
