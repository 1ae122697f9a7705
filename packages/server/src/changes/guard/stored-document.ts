import { sha256Hex } from '../../domain/secrets.js';

/** A definition as it is kept: without its gates, which have lives of their own. */
export function storedDocument(content: unknown): { readonly document: string; readonly sha256: string } {
  const { gates: _, ...kept } = content as Readonly<Record<string, unknown>>;
  return { document: JSON.stringify(kept), sha256: sha256Hex(JSON.stringify(inOrder(kept))) };
}

/** With names in order at every level: what differs in their order alone is the same definition. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, inOrder(part)]));
}
