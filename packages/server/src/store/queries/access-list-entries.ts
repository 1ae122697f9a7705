import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** An entry of a credential's access list. Times in UTC milliseconds. */
export interface AccessListEntry {
  readonly cidrBlock: string;
  /** The address when the entry is a single one. */
  readonly ipAddress: string | null;
  readonly createdAt: number;
  readonly requestCount: number;
  readonly lastUsedAt: number | null;
  readonly lastUsedAddress: string | null;
}

/** A credential's entries in the order they were made. */
export async function listAccessListEntries(
  reader: Reader,
  credentialId: string,
  page: Page,
): Promise<{ results: AccessListEntry[]; totalCount: number }> {
  const rows = await entryRows(reader, credentialId)
    .orderBy('created_at')
    .orderBy('cidr_block')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom('access_list_entries')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('credential_id', '=', credentialId)
    .executeTakeFirstOrThrow();
  return { results: rows.map(toEntry), totalCount: Number(total) };
}

export async function findAccessListEntry(
  reader: Reader,
  credentialId: string,
  cidrBlock: string,
): Promise<AccessListEntry | undefined> {
  const row = await entryRows(reader, credentialId).where('cidr_block', '=', cidrBlock).executeTakeFirst();
  return row && toEntry(row);
}

/** Every block of a credential's list. */
export async function cidrBlocksOf(reader: Reader, credentialId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('access_list_entries')
    .select('cidr_block')
    .where('credential_id', '=', credentialId)
    .execute();
  return rows.map((row) => row.cidr_block);
}

function entryRows(reader: Reader, credentialId: string) {
  return reader.selectFrom('access_list_entries').selectAll().where('credential_id', '=', credentialId);
}

function toEntry(row: Awaited<ReturnType<ReturnType<typeof entryRows>['execute']>>[number]): AccessListEntry {
  return {
    cidrBlock: row.cidr_block,
    ipAddress: row.ip_address,
    createdAt: row.created_at,
    requestCount: row.request_count,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
  };
}

export async function insertAccessListEntry(
  database: Writer,
  credentialId: string,
  entry: Pick<AccessListEntry, 'cidrBlock' | 'ipAddress' | 'createdAt'>,
): Promise<void> {
  await database
    .insertInto('access_list_entries')
    .values({
      credential_id: credentialId,
      cidr_block: entry.cidrBlock,
      ip_address: entry.ipAddress,
      created_at: entry.createdAt,
      request_count: 0,
      last_used_at: null,
      last_used_address: null,
    })
    .execute();
}

export async function deleteAccessListEntry(
  database: Writer,
  credentialId: string,
  cidrBlock: string,
): Promise<void> {
  await database
    .deleteFrom('access_list_entries')
    .where('credential_id', '=', credentialId)
    .where('cidr_block', '=', cidrBlock)
    .execute();
}
