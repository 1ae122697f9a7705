import { type Address, parseAddress } from './addresses.js';

/** A pair, or nothing, and what ends it (RFC 7239 section 4; tokens and quoted strings of RFC 9110 sections 5.6.2 and 5.6.4). */
const PART =
  /[ \t]*(?:([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=(?:([!#$%&'*+\-.^_`|~0-9A-Za-z]+)|"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*)")[ \t]*)?([;,]|$)/y;

/**
 * The nodes that the elements of a `Forwarded` header name with `for` (RFC 7239), in their order: an address, or `undefined`
 * for `unknown`, an obfuscated identifier, and an element without `for`. `undefined` for a header that is not well-formed:
 * a client could otherwise open a quotation that swallows what the proxy behind it says.
 */
export function parseForwarded(header: string): readonly (Address | undefined)[] | undefined {
  const nodes: (Address | undefined)[] = [];
  const names = new Set<string>();
  let node: Address | undefined;
  let isElement = false;
  PART.lastIndex = 0;
  for (;;) {
    const [, name, token, quoted, end] = PART.exec(header) ?? [];
    if (end === undefined) return undefined;
    if (name !== undefined) {
      const known = name.toLowerCase();
      // Section 4: each parameter at most once in an element.
      if (names.has(known)) return undefined;
      names.add(known);
      if (known === 'for') node = addressOfNode(token ?? quoted?.replace(/\\(.)/g, '$1') ?? '');
    }
    isElement ||= name !== undefined || end === ';';
    if (end === ';') continue;
    // Empty elements of a list are ignored (RFC 9110 section 5.6.1.2).
    if (isElement) nodes.push(node);
    if (end === '') return nodes;
    names.clear();
    node = undefined;
    isElement = false;
  }
}

/** Section 6: `192.0.2.1`, `192.0.2.1:4711`, `[2001:db8::1]`, `[2001:db8::1]:4711`; the port may be obfuscated (`:_x`). */
function addressOfNode(node: string): Address | undefined {
  const [, ipv6, other = ''] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::(?:\d{1,5}|_[A-Za-z0-9._-]+))?$/.exec(node) ?? [];
  if (ipv6 !== undefined) return ipv6.includes(':') ? parseAddress(ipv6) : undefined;
  return parseAddress(other);
}
