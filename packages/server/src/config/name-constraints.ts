import { parseAddress } from '../domain/addresses.js';

/** The extension that says what an authority may make certificates for (RFC 5280 section 4.2.1.10). */
export const NAME_CONSTRAINTS = '2.5.29.30';

// Tags of ASN.1 (X.690): a sequence, [0] of permittedSubtrees, and of GeneralName [2] dNSName and [7] iPAddress.
const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** The value of the extension that permits these names and addresses alone. */
export function permittingAlone(names: readonly string[]): Buffer {
  return tlv(SEQUENCE, tlv(PERMITTED, ...names.map(subtree)));
}

/** Whether a value of the extension permits each of the names. */
export function permitsAll(extension: ArrayBuffer, names: readonly string[]): boolean {
  const value = Buffer.from(extension);
  return names.every((name) => value.includes(subtree(name)));
}

function subtree(name: string): Buffer {
  const address = parseAddress(name);
  if (address === undefined) return tlv(SEQUENCE, tlv(DNS_NAME, Buffer.from(name)));
  const bytes = Buffer.alloc(address.words.length * 4);
  for (const [at, word] of address.words.entries()) bytes.writeInt32BE(word, at * 4);
  // The whole address counts: every bit of the mask is set.
  return tlv(SEQUENCE, tlv(IP_ADDRESS, bytes, Buffer.alloc(bytes.length, 0xff)));
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}
