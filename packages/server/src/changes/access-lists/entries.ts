import { type AddressBlock, type BlockProblem, parseBlock } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/** An entry as it is asked for: exactly one of the two. */
export interface AskedEntry {
  readonly ipAddress?: string | null | undefined;
  readonly cidrBlock?: string | null | undefined;
}

const PROBLEMS: Record<BlockProblem, string> = {
  malformed: 'is neither an IPv4 or IPv6 address nor a CIDR block',
  prefixTooLong: 'has a longer prefix than its address family has bits',
  hostBitsSet: 'has host bits set',
  zoneId: 'has a zone id, which means something on one machine only',
  mappedPrefix: 'is an IPv4-mapped block shorter than /96; write it as an IPv4 block',
};

/** Reads one address or block. The refusal of anything else says what is wrong with it. */
export function readBlock(text: string, field: string): AddressBlock {
  const block = parseBlock(text);
  if (!('problem' in block)) return block;
  const hint = block.problem === 'hostBitsSet' ? `; the network is ${block.suggestedBlock}` : '';
  throw new RefusalError({
    ...refuse('INVALID_IP_ADDRESS_OR_CIDR_NOTATION', text),
    fields: [{ field, description: `${PROBLEMS[block.problem]}${hint}` }],
  });
}

/** Reads the entries of one request. */
export function readEntries(asked: readonly AskedEntry[]): AddressBlock[] {
  const blocks = new Map<string, AddressBlock>();
  asked.forEach((entry, index) => {
    // Some clients send the unused one of the two as an empty string or as null.
    const ipAddress = entry.ipAddress || undefined;
    const cidrBlock = entry.cidrBlock || undefined;
    if ((ipAddress === undefined) === (cidrBlock === undefined))
      throw new RefusalError(refuse('BAD_ACCESS_LIST_ADD_REQUEST'));
    const field = `${index}.${ipAddress === undefined ? 'cidrBlock' : 'ipAddress'}`;
    const block = readBlock(ipAddress ?? cidrBlock ?? '', field);
    if (ipAddress?.includes('/'))
      throw new RefusalError({
        ...refuse('INVALID_IP_ADDRESS_OR_CIDR_NOTATION', ipAddress),
        fields: [{ field, description: 'is a CIDR block; send it as cidrBlock' }],
      });
    if (blocks.has(block.cidrBlock))
      throw new RefusalError(refuse('DUPLICATE_ADDRESSES_IN_INPUT', block.ipAddress ?? block.cidrBlock));
    blocks.set(block.cidrBlock, block);
  });
  return [...blocks.values()];
}
