/** Under what an API tells, at its own host, what protects it (RFC 9728 section 3). */
export const RESOURCE_METADATA = '/.well-known/oauth-protected-resource';

/** Where that of a resource is: its URL with the well-known path between host and path (RFC 9728 section 3.1). */
export function metadataUrlOf(resource: string): { readonly href: string; readonly pathname: string } {
  const { origin, pathname: of } = new URL(resource);
  const pathname = `${RESOURCE_METADATA}${of === '/' ? '' : of}`;
  return { href: origin + pathname, pathname };
}
