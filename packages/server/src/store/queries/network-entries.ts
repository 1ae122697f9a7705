import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** An entry of a project IP access list. Times in UTC milliseconds. */
export interface NetworkEntry {
  /** What it goes by: a CIDR block or an AWS security group. */
  readonly value: string;
  readonly ipAddress: string | null;
  readonly awsSecurityGroup: string | null;
  readonly comment: string | null;
  readonly deleteAfter: number | null;
}

/** The entries whose time has not passed, in the order they were made. */
export async function listNetworkEntries(
  reader: Reader,
  projectId: string,
  page: Page,
  now: number,
): Promise<{ results: NetworkEntry[]; totalCount: number }> {
  const rows = await liveEntries(reader, projectId, now)
    .selectAll()
    .orderBy('created_at')
    .orderBy('value')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { results: rows.map(toEntry), totalCount: await countNetworkEntries(reader, projectId, now) };
}

export async function countNetworkEntries(reader: Reader, projectId: string, now: number): Promise<number> {
  const { total } = await liveEntries(reader, projectId, now)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function findNetworkEntry(
  reader: Reader,
  projectId: string,
  value: string,
  now: number,
): Promise<NetworkEntry | undefined> {
  const row = await liveEntries(reader, projectId, now)
    .selectAll()
    .where('value', '=', value)
    .executeTakeFirst();
  return row && toEntry(row);
}

function liveEntries(reader: Reader, projectId: string, now: number) {
  return reader
    .selectFrom('network_entries')
    .where('project_id', '=', projectId)
    .where((where) => where.or([where('delete_after', 'is', null), where('delete_after', '>', now)]));
}

function toEntry(row: {
  value: string;
  ip_address: string | null;
  aws_security_group: string | null;
  comment: string | null;
  delete_after: number | null;
}): NetworkEntry {
  return {
    value: row.value,
    ipAddress: row.ip_address,
    awsSecurityGroup: row.aws_security_group,
    comment: row.comment,
    deleteAfter: row.delete_after,
  };
}

/** Adds an entry. `createdAt` in UTC milliseconds. */
export async function insertNetworkEntry(
  database: Writer,
  projectId: string,
  entry: NetworkEntry & { readonly createdAt: number },
): Promise<void> {
  await database
    .insertInto('network_entries')
    .values({
      project_id: projectId,
      value: entry.value,
      ip_address: entry.ipAddress,
      aws_security_group: entry.awsSecurityGroup,
      comment: entry.comment,
      delete_after: entry.deleteAfter,
      created_at: entry.createdAt,
    })
    .execute();
}

/** Gives an entry another comment and end. */
export async function updateNetworkEntry(
  database: Writer,
  projectId: string,
  { value, comment, deleteAfter }: Pick<NetworkEntry, 'value' | 'comment' | 'deleteAfter'>,
): Promise<void> {
  await database
    .updateTable('network_entries')
    .set({ comment, delete_after: deleteAfter })
    .where('project_id', '=', projectId)
    .where('value', '=', value)
    .execute();
}

export async function deleteNetworkEntry(database: Writer, projectId: string, value: string): Promise<void> {
  await database
    .deleteFrom('network_entries')
    .where('project_id', '=', projectId)
    .where('value', '=', value)
    .execute();
}

/** Deletes the entries of a project whose time has passed. */
export async function deleteEndedNetworkEntries(
  database: Writer,
  projectId: string,
  now: number,
): Promise<void> {
  await database
    .deleteFrom('network_entries')
    .where('project_id', '=', projectId)
    .where('delete_after', '<=', now)
    .execute();
}
