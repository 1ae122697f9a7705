import { readUsername } from '../domain.js';

/**
 * The e-mail addresses of a text as people type or paste it, in lower case and each once: between commas, semicolons,
 * spaces or lines, also as `Ada Example <ada@example.com>`. `rest` is what is no address.
 */
export function readAddresses(text: string): { addresses: readonly string[]; rest: string } {
  const addresses = new Set<string>();
  const rest: string[] = [];
  for (const piece of text.replace(/[^,;\n<>]*<([^<>]*)>/g, ' $1 ').split(/[\s,;]+/)) {
    const address = readUsername(piece);
    if (address !== undefined) addresses.add(address);
    else if (piece !== '') rest.push(piece);
  }
  return { addresses: [...addresses], rest: rest.join(' ') };
}
