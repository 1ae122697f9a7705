/** Bits of a file's mode. */
export const others = { write: 0o022, all: 0o077 } as const;

const WRITE_OF_ALL = 0o002;

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

/** Whether others can write in a directory. One that its owner gave to our group, as volumes of containers are, is ours by that group. */
export function othersMayWriteIn(
  directory: { readonly mode: number; readonly uid: number; readonly gid: number },
  ours: { readonly uid: number | undefined; readonly gid: number | undefined },
  platform?: NodeJS.Platform,
): boolean {
  const isGiven = directory.uid !== ours.uid && directory.gid === ours.gid;
  return othersMay(isGiven ? WRITE_OF_ALL : others.write, directory, platform);
}
