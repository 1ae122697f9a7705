import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.js';

/** What a query runs on: the store's reader, or a transaction. */
export type Reader = Kysely<Database> | Transaction<Database>;
