import { metadataUrlOf, RESOURCE_METADATA } from '../../domain/guard/resource-metadata.js';

/** Whether the document about some API could be there (RFC 9728 section 3.1). */
export function isDocumentPath(target: string): boolean {
  return target === RESOURCE_METADATA || target.startsWith(`${RESOURCE_METADATA}/`);
}

/** Where a document says that it is: between the host and the path of its resource. */
export function pathOfDocument(document: string): string | undefined {
  const { resource }: { readonly resource?: unknown } = JSON.parse(document);
  return typeof resource === 'string' && URL.canParse(resource)
    ? metadataUrlOf(resource).pathname
    : undefined;
}
