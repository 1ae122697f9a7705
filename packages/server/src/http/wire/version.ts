/** The date in a versioned media type. */
export type VersionDate = `${number}-${number}-${number}`;

/** A resource version, `unversioned` where the wire has plain JSON. */
export type Version = VersionDate | 'preview' | 'unversioned';

export function isDate(version: string): version is VersionDate {
  return /^\d/.test(version);
}

/** For sorting: the newest date first. What is not a date yet is not what a client gets by default. */
export function newestFirst(a: string, b: string): number {
  if (isDate(a) !== isDate(b)) return isDate(a) ? -1 : 1;
  return a < b ? 1 : -1;
}
