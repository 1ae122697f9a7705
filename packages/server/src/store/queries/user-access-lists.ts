import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** An entry of a person's own access list. Times in UTC milliseconds. */
export interface UserAccessListEntry {
  readonly cidrBlock: string;
  /** The address when the entry is a single one. */
  readonly ipAddress: string | null;
  readonly comment: string | null;
  readonly createdAt: number;
}

const COLUMNS = ['cidr_block', 'ip_address', 'comment', 'created_at'] as const;

const byTime = preparedPages(entriesOf, (entries) =>
  entries.select(COLUMNS).orderBy('created_at').orderBy('cidr_block'),
);

/** A person's entries in the order they were made. */
export async function listUserAccessList(
  reader: Reader,
  userId: string,
  page: Page,
): Promise<Slice<UserAccessListEntry>> {
  const { results, totalCount } = await byTime.read(reader, { userId }, page);
  return { results: results.map(toEntry), totalCount };
}

const byBlock = prepared(
  (reader, { cidrBlock, ...of }: Placeholders<{ userId: string; cidrBlock: string }>) =>
    entriesOf(reader, of).select(COLUMNS).where('cidr_block', '=', cidrBlock),
);

export async function findUserAccessListEntry(
  reader: Reader,
  userId: string,
  cidrBlock: string,
): Promise<UserAccessListEntry | undefined> {
  const row = await byBlock.first(reader, { userId, cidrBlock });
  return row && toEntry(row);
}

const blocks = prepared((reader, of: Placeholders<{ userId: string }>) =>
  entriesOf(reader, of).select('cidr_block'),
);

/** Every block of a person's list. */
export async function userAccessListBlocks(reader: Reader, userId: string): Promise<string[]> {
  return (await blocks.all(reader, { userId })).map((row) => row.cidr_block);
}

function entriesOf(reader: Reader, { userId }: Placeholders<{ userId: string }>) {
  return reader.selectFrom('user_access_list_entries').where('user_id', '=', userId);
}

function toEntry(row: RowOf<typeof byBlock>): UserAccessListEntry {
  return {
    cidrBlock: row.cidr_block,
    ipAddress: row.ip_address,
    comment: row.comment,
    createdAt: row.created_at,
  };
}

export async function insertUserAccessListEntry(
  database: Writer,
  userId: string,
  entry: UserAccessListEntry,
): Promise<void> {
  await database
    .insertInto('user_access_list_entries')
    .values({
      user_id: userId,
      cidr_block: entry.cidrBlock,
      ip_address: entry.ipAddress,
      comment: entry.comment,
      created_at: entry.createdAt,
    })
    .execute();
}

export async function deleteUserAccessListEntry(
  database: Writer,
  userId: string,
  cidrBlock: string,
): Promise<void> {
  await database
    .deleteFrom('user_access_list_entries')
    .where('user_id', '=', userId)
    .where('cidr_block', '=', cidrBlock)
    .execute();
}
