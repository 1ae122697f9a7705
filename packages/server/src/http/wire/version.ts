/** A resource version: the date in the media type, `preview`, or `unversioned` where the wire has plain JSON. */
export type Version = `${number}-${number}-${number}` | 'preview' | 'unversioned';
