import type { Link } from '../../schemas/common.js';

/** Makes an absolute address of a path of the wire. */
export type MakeLink = (path: string) => string;

/** The `links` of an entity: itself, and what hangs off it under names that are the same wherever the server is. */
export function linksOf(link: MakeLink, path: string, parts: readonly string[] = []): Link[] {
  const self = link(path);
  return [
    { href: self, rel: 'self' },
    ...parts.map((part) => ({ href: `${self}/${part}`, rel: `http://mms.mongodb.com/${part}` })),
  ];
}
