import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { countNetworkEntries, findNetworkEntry } from '../../store/queries/network-entries.js';
import { readBlock } from '../access-lists/entries.js';
import { actorOf } from '../actor.js';
import { requireProject } from '../projects/require-project.js';
import type { Services } from '../services.js';

/** An entry as it is asked for: exactly one of the first three. `deleteAfter` in UTC milliseconds. */
export interface AskedNetworkEntry {
  readonly ipAddress?: string | undefined;
  readonly cidrBlock?: string | undefined;
  readonly awsSecurityGroup?: string | undefined;
  readonly comment?: string | undefined;
  readonly deleteAfter?: number | undefined;
}

/**
 * Adds entries to a project IP access list, all or none. Refuses with ADDRESS_ALREADY_IN_ACCESS_LIST,
 * DUPLICATE_ADDRESSES_IN_INPUT, EXPIRATION_DATE_IN_PAST, ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED,
 * MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY and INVALID_IP_ADDRESS_OR_CIDR_NOTATION.
 */
export async function addNetworkEntries(
  { store }: Services,
  caller: Caller,
  projectId: string,
  asked: readonly AskedNetworkEntry[],
): Promise<void> {
  const entries = asked.map((entry, index) => ({ ...entry, ...readValue(entry, index) }));
  const values = new Set<string>();
  for (const { value } of entries) {
    if (values.has(value)) throw new RefusalError(refuse('DUPLICATE_ADDRESSES_IN_INPUT', value));
    values.add(value);
  }
  await store.write(async (transaction) => {
    const { database, now } = transaction;
    const project = await requireProject(database, projectId);
    if (entries.length === 0) return transaction.withoutEvent('no entries were given');
    // Entries whose time has passed are no longer shown; here they make room.
    await database
      .deleteFrom('network_entries')
      .where('project_id', '=', projectId)
      .where('delete_after', '<=', now)
      .execute();
    const present = await countNetworkEntries(database, projectId, now);
    if (present + entries.length > limits.networkEntriesPerProject)
      throw new RefusalError(
        refuse('ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED', limits.networkEntriesPerProject, projectId),
      );
    for (const { value, address, awsSecurityGroup, comment, deleteAfter } of entries) {
      if (await findNetworkEntry(database, projectId, value, now))
        throw new RefusalError(refuse('ADDRESS_ALREADY_IN_ACCESS_LIST', address ?? value));
      if (deleteAfter !== undefined && deleteAfter <= now)
        throw new RefusalError(refuse('EXPIRATION_DATE_IN_PAST', new Date(deleteAfter).toISOString()));
      await database
        .insertInto('network_entries')
        .values({
          project_id: projectId,
          value,
          ip_address: address ?? null,
          aws_security_group: awsSecurityGroup || null,
          comment: comment ?? null,
          delete_after: deleteAfter ?? null,
          created_at: now,
        })
        .execute();
      await transaction.recordEvent({
        type: 'NETWORK_PERMISSION_ENTRY_ADDED',
        organizationId: project.organization_id,
        projectId,
        actor: actorOf(caller),
        details: { whitelistEntry: value },
      });
    }
  });
}

/** What an entry goes by. Unused ones of the three may come as empty strings. */
function readValue(
  { ipAddress, cidrBlock, awsSecurityGroup }: AskedNetworkEntry,
  index: number,
): { value: string; address: string | undefined } {
  const given = [ipAddress, cidrBlock, awsSecurityGroup].filter((text) => text);
  const [text, more] = given;
  // An address together with the same address as /32 is how lists show it, and what some clients send back.
  const isOneAddress = cidrBlock !== undefined && cidrBlock === `${ipAddress}/32`;
  if (text === undefined || (more !== undefined && !isOneAddress))
    throw new RefusalError(refuse('MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY'));
  if (awsSecurityGroup) return { value: awsSecurityGroup, address: undefined };
  const block = readBlock(text, `${index}.${ipAddress ? 'ipAddress' : 'cidrBlock'}`);
  return { value: block.cidrBlock, address: block.ipAddress };
}
