import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
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

const COLUMNS = ['value', 'ip_address', 'aws_security_group', 'comment', 'delete_after'] as const;

interface LiveIn {
  readonly projectId: string;
  readonly now: number;
}

const byTime = preparedPages(liveEntries, (entries) =>
  entries.select(COLUMNS).orderBy('created_at').orderBy('value'),
);

/** The entries whose time has not passed, in the order they were made. */
export async function listNetworkEntries(
  reader: Reader,
  projectId: string,
  page: Page,
  now: number,
): Promise<Slice<NetworkEntry>> {
  const { results, totalCount } = await byTime.read(reader, { projectId, now }, page);
  return { results: results.map(toEntry), totalCount };
}

export function countNetworkEntries(reader: Reader, projectId: string, now: number): Promise<number> {
  return byTime.count(reader, { projectId, now });
}

const byValue = prepared((reader, { value, ...live }: Placeholders<LiveIn & { value: string }>) =>
  liveEntries(reader, live).select(COLUMNS).where('value', '=', value),
);

export async function findNetworkEntry(
  reader: Reader,
  projectId: string,
  value: string,
  now: number,
): Promise<NetworkEntry | undefined> {
  const row = await byValue.first(reader, { projectId, now, value });
  return row && toEntry(row);
}

function liveEntries(reader: Reader, { projectId, now }: Placeholders<LiveIn>) {
  return reader
    .selectFrom('network_entries')
    .where('project_id', '=', projectId)
    .where((where) => where.or([where('delete_after', 'is', null), where('delete_after', '>', now)]));
}

function toEntry(row: RowOf<typeof byValue>): NetworkEntry {
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
