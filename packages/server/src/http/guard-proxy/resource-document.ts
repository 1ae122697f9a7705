const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** Whether the document about some API could be there (RFC 9728 section 3.1). */
export function isDocumentPath(target: string): boolean {
  return target === WELL_KNOWN || target.startsWith(`${WELL_KNOWN}/`);
}

/** Where a document says that it is: between the host and the path of its resource. */
export function pathOfDocument(document: string): string | undefined {
  const { resource }: { readonly resource?: unknown } = JSON.parse(document);
  if (typeof resource !== 'string' || !URL.canParse(resource)) return undefined;
  const { pathname } = new URL(resource);
  return WELL_KNOWN + (pathname === '/' ? '' : pathname);
}
