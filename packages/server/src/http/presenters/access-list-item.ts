import { parseBlock } from '../../domain/addresses.js';

/** An entry as the system status shows it: a single address in both forms, a wider block without an address. */
export function presentAccessListItem(cidrBlock: string) {
  const block = parseBlock(cidrBlock);
  return { cidrBlock, ipAddress: 'problem' in block ? null : (block.ipAddress ?? null) };
}
