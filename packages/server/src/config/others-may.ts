/** Bits of a file's mode. */
export const others = { write: 0o022, all: 0o077 } as const;

/**
 * Whether others than the owner may do some of it with a file. On Windows nobody knows: there are no modes, and every file is
 * shown as one that all may write.
 */
export function othersMay(
  bits: number,
  { mode }: { readonly mode: number },
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'win32' && (mode & bits) !== 0;
}
