import type { NewEntry } from '../api/calls/access-lists.js';
import { coversEverything, parseBlock } from '../domain.js';

/** What was typed into the field for entries. */
export interface TypedEntries {
  /** Without repetitions, in the form in which the server keeps them. */
  readonly entries: readonly NewEntry[];
  /** Sentences that say how to mend what is no entry. */
  readonly problems: readonly string[];
  /** Blocks that let in every address of their family. */
  readonly openBlocks: readonly string[];
}

/** Reads addresses and CIDR blocks that stand apart by commas, semicolons, blanks or new lines. */
export function readTypedEntries(text: string): TypedEntries {
  const entries = new Map<string, NewEntry>();
  const problems: string[] = [];
  const openBlocks: string[] = [];
  for (const typed of text.split(/[\s,;]+/).filter((piece) => piece !== '')) {
    const block = parseBlock(typed);
    if ('problem' in block) problems.push(sentence(typed, block));
    else if (!entries.has(block.cidrBlock)) {
      const { ipAddress, cidrBlock } = block;
      entries.set(cidrBlock, ipAddress === undefined ? { cidrBlock } : { ipAddress });
      if (coversEverything(block)) openBlocks.push(cidrBlock);
    }
  }
  return { entries: [...entries.values()], problems, openBlocks };
}

/** What is wrong with what was typed, or that nothing was. */
export function entriesProblem({ entries, problems }: TypedEntries): string | undefined {
  if (problems.length > 0) return problems.join(' ');
  if (entries.length > 0) return undefined;
  return 'Type an address or a CIDR block, or use the current IP address.';
}

function sentence(
  typed: string,
  refused: Extract<ReturnType<typeof parseBlock>, { problem: string }>,
): string {
  switch (refused.problem) {
    case 'malformed':
      return `“${typed}” is not an address. Write one such as 203.0.113.7, or a block such as 203.0.113.0/24.`;
    case 'prefixTooLong':
      return `“${typed}” has too long a prefix. Write at most /32 after an IPv4 address, /128 after an IPv6 address.`;
    case 'hostBitsSet':
      return `“${typed}” does not begin its block. Write ${refused.suggestedBlock} for the block, or ${typed.split('/')[0]} for the one address.`;
    case 'zoneId':
      return `“${typed}” names an interface of one machine. Leave out the % and what follows it.`;
    case 'mappedPrefix':
      return `“${typed}” is IPv4 written as IPv6. Write it as an IPv4 block, such as 203.0.113.0/24.`;
  }
}
