import type { Transaction } from 'kysely';
import type { Database } from './schema.js';

/** What statements that change something run on: the transaction of a write. */
export type Writer = Transaction<Database>;
