import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import { send, type Writer } from '../writer.js';

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

const COLUMNS = [
  'cidr_block',
  'ip_address',
  'created_at',
  'request_count',
  'last_used_at',
  'last_used_address',
] as const;

const byTime = preparedPages(entriesOf, (entries) =>
  entries.select(COLUMNS).orderBy('created_at').orderBy('cidr_block'),
);

/** A credential's entries in the order they were made. */
export async function listAccessListEntries(
  reader: Reader,
  credentialId: string,
  page: Page,
): Promise<Slice<AccessListEntry>> {
  const { results, totalCount } = await byTime.read(reader, { credentialId }, page);
  return { results: results.map(toEntry), totalCount };
}

const byBlock = prepared(
  (reader, { cidrBlock, ...of }: Placeholders<{ credentialId: string; cidrBlock: string }>) =>
    entriesOf(reader, of).select(COLUMNS).where('cidr_block', '=', cidrBlock),
);

export async function findAccessListEntry(
  reader: Reader,
  credentialId: string,
  cidrBlock: string,
): Promise<AccessListEntry | undefined> {
  const row = await byBlock.first(reader, { credentialId, cidrBlock });
  return row && toEntry(row);
}

const blocks = prepared((reader, of: Placeholders<{ credentialId: string }>) =>
  entriesOf(reader, of).select('cidr_block'),
);

/** Every block of a credential's list. */
export async function cidrBlocksOf(reader: Reader, credentialId: string): Promise<string[]> {
  return (await blocks.all(reader, { credentialId })).map((row) => row.cidr_block);
}

function entriesOf(reader: Reader, { credentialId }: Placeholders<{ credentialId: string }>) {
  return reader.selectFrom('access_list_entries').where('credential_id', '=', credentialId);
}

function toEntry(row: RowOf<typeof byBlock>): AccessListEntry {
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
  await send(
    database,
    database
      .deleteFrom('access_list_entries')
      .where('credential_id', '=', credentialId)
      .where('cidr_block', '=', cidrBlock),
  );
}
