import type { Page } from '../page.js';
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

/** A person's entries in the order they were made. */
export async function listUserAccessList(
  reader: Reader,
  userId: string,
  page: Page,
): Promise<{ results: UserAccessListEntry[]; totalCount: number }> {
  const rows = await entriesOf(reader, userId)
    .selectAll()
    .orderBy('created_at')
    .orderBy('cidr_block')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await entriesOf(reader, userId)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { results: rows.map(toEntry), totalCount: Number(total) };
}

export async function findUserAccessListEntry(
  reader: Reader,
  userId: string,
  cidrBlock: string,
): Promise<UserAccessListEntry | undefined> {
  const row = await entriesOf(reader, userId)
    .selectAll()
    .where('cidr_block', '=', cidrBlock)
    .executeTakeFirst();
  return row && toEntry(row);
}

/** Every block of a person's list. */
export async function userAccessListBlocks(reader: Reader, userId: string): Promise<string[]> {
  const rows = await entriesOf(reader, userId).select('cidr_block').execute();
  return rows.map((row) => row.cidr_block);
}

function entriesOf(reader: Reader, userId: string) {
  return reader.selectFrom('user_access_list_entries').where('user_id', '=', userId);
}

function toEntry(row: {
  cidr_block: string;
  ip_address: string | null;
  comment: string | null;
  created_at: number;
}): UserAccessListEntry {
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
