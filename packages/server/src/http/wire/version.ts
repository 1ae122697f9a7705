/** The date in a versioned media type. */
export type VersionDate = `${number}-${number}-${number}`;

/** A resource version, `unversioned` where the wire has plain JSON. */
export type Version = VersionDate | 'preview' | 'unversioned';
