import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import type { Database } from '../../src/store/schema.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { writeLastUse, writeUsage } from '../../src/store/usage.js';

it('finds each used row by its key, however many rows the tables have and are updated at once', async () => {
  const { database, handle } = await openSqlite({ file: ':memory:' });
  await migrate(database);
  const updates: { sql: string; parameters: readonly unknown[] }[] = [];
  const writer = new Kysely<Database>({
    dialect: new SqliteDialect({ database: handle }),
    log: ({ query }) => void (query.sql.includes('update') && updates.push(query)),
  });
  const engine = { writer, requireRoom() {} };
  const lastUse = { lastUsedAt: 1, lastUsedAddress: '192.0.2.1' };
  const ids = Array.from({ length: 500 }, (_, i) => `id-${i}`);
  const entries = [{ cidrBlock: '192.0.2.0/24', requestCount: 1, ...lastUse }];
  await writeUsage(
    engine,
    ids.map((credentialId) => ({ credentialId, entries, ...lastUse })),
  );
  await writeLastUse(
    engine,
    'sessions',
    ids.map((id) => ({ id, usedAt: 1 })),
  );

  const plans = updates.map(({ sql, parameters }) =>
    handle
      .prepare(`explain query plan ${sql}`)
      .all(parameters)
      .map((row) => (row as { detail: string }).detail)
      .filter((detail) => /^(SCAN|SEARCH) (?!500 CONSTANT ROWS)/.test(detail)),
  );
  expect(plans).toEqual([
    ['SCAN used', expect.stringMatching(/^SEARCH credentials USING INDEX .*\(id=\?\)$/)],
    [
      'SCAN used',
      expect.stringMatching(
        /^SEARCH access_list_entries USING INDEX .*\(credential_id=\? AND cidr_block=\?\)$/,
      ),
    ],
    ['SCAN used', expect.stringMatching(/^SEARCH sessions USING INDEX .*\(id=\?\)$/)],
  ]);
  handle.close();
});
