import {
  type ParsedDefinition,
  parseDefinition,
  parseDefinitionJson,
} from '../../documents/parse-definition.js';
import { parseBlock } from '../../domain/addresses.js';
import { guardBounds } from '../../domain/bounds/guard.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { LOOPBACK_PEERS } from '../../domain/guard/read-gates.js';

type ReadableDefinition = Extract<ParsedDefinition, { readonly content: unknown }>;

/** A definition out of a request. Refuses one with faults, and names all of them. */
export async function readDefinitionText(text: string): Promise<ReadableDefinition> {
  const parsed = await parseSent(text);
  if (parsed.definition !== undefined) return parsed;
  const [first, ...others] = parsed.faults.map(({ line, column, message }) => ({
    field: `definition:${line}:${column}`,
    description: message,
  }));
  const told = first === undefined ? '' : `line ${parsed.faults[0]?.line}: ${first.description}`;
  throw new RefusalError({
    ...refuse('GUARD_DEFINITION_INVALID', told, others.length + parsed.unlisted),
    fields: [first, ...others].flatMap((field) => field ?? []),
  });
}

function parseSent(text: string): ParsedDefinition | Promise<ParsedDefinition> {
  // YAML takes a hundred times longer to read, and nothing else is decided meanwhile.
  const isShort = Buffer.byteLength(text) <= guardBounds.definitionYamlBytes.most;
  return isShort ? parseDefinition(text) : parseDefinitionJson(text);
}

/** CIDR blocks of who may ask, in their one spelling; this machine where none are named. */
export function readPeers(asked: readonly string[] | undefined): readonly string[] {
  if (asked === undefined) return LOOPBACK_PEERS;
  return asked.map((text) => {
    const block = parseBlock(text);
    if ('cidrBlock' in block) return block.cidrBlock;
    throw new RefusalError({
      ...refuse('INVALID_IP_ADDRESS_OR_CIDR_NOTATION', text),
      fields: [{ field: 'peers', description: 'must be IPv4 or IPv6 addresses, or CIDR blocks' }],
    });
  });
}

/** The number of a version in a path. One that is none names nothing. */
export function readVersionNumber(apiName: string, text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new RefusalError(refuse('GUARDED_API_VERSION_NOT_FOUND', apiName, 0));
}
