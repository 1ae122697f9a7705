import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

/** The definition of the example. */
export const SHOP_YAML = readFileSync(
  new URL('../../../../examples/guarded-api/shop.guard.yaml', import.meta.url),
  'utf8',
);

// biome-ignore lint/suspicious/noExplicitAny: a document to be changed
type Document = any;

/** The definition of the example for the first organization of a test server, changed as a test wants it. */
export function shopDefinition(change: (document: Document) => void = () => {}): string {
  // In columns in the file.
  const document: Document = parse(SHOP_YAML.replaceAll('GET  /', 'GET /'));
  document.organization = 'My Organization';
  change(document);
  return stringify(document);
}
