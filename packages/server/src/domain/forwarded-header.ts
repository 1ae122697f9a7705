import { type Address, parseAddress } from './addresses.js';

// RFC 9110 sections 5.6.2 to 5.6.4. The `d` flag is not needed: each match begins where the one before ended.
const PAIR =
  /[ \t]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=(?:([!#$%&'*+\-.^_`|~0-9A-Za-z]+)|"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*)")[ \t]*([;,]|$)/y;
const EMPTY = /[ \t]*(,|$)/y;

/**
 * The nodes that the elements of a `Forwarded` header name with `for` (RFC 7239), in their order: an address, or `undefined`
 * for `unknown`, an obfuscated identifier, and an element without `for`. `undefined` for a header that is not well-formed:
 * a client could otherwise open a quotation that swallows what the proxy behind it says.
 */
export function parseForwarded(header: string): readonly (Address | undefined)[] | undefined {
  const nodes: (Address | undefined)[] = [];
  let names = new Set<string>();
  let node: string | undefined;
  let at = 0;
  // Empty elements of a list are to be ignored (RFC 9110 section 5.6.1.2).
  while (names.size === 0 && at < header.length) {
    EMPTY.lastIndex = at;
    if (!EMPTY.test(header)) {
      const end = readElement();
      if (end === undefined) return undefined;
      at = end;
      nodes.push(node === undefined ? undefined : addressOfNode(node));
      names = new Set();
      node = undefined;
    } else at = EMPTY.lastIndex;
  }
  return nodes;

  /** Returns where the next element begins. */
  function readElement(): number | undefined {
    PAIR.lastIndex = at;
    for (;;) {
      const [, name = '', token, quoted, end] = PAIR.exec(header) ?? [];
      if (end === undefined) return undefined;
      const known = name.toLowerCase();
      // Section 4: each parameter at most once in an element.
      if (names.has(known)) return undefined;
      names.add(known);
      if (known === 'for') node = token ?? quoted?.replace(/\\(.)/g, '$1');
      if (end !== ';') return PAIR.lastIndex;
    }
  }
}

/** Section 6: `192.0.2.1`, `192.0.2.1:4711`, `[2001:db8::1]`, `[2001:db8::1]:4711`; the port may be obfuscated (`:_x`). */
function addressOfNode(node: string): Address | undefined {
  const [, ipv6, other = ''] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::(?:\d{1,5}|_[A-Za-z0-9._-]+))?$/.exec(node) ?? [];
  if (ipv6 !== undefined) return ipv6.includes(':') ? parseAddress(ipv6) : undefined;
  return parseAddress(other);
}
