import { type Kysely, sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

const state = vi.hoisted(() => ({ isBroken: true }));

vi.mock('../../src/store/migrations/index.js', () => ({
  migrations: {
    '0001-counter': {
      async up(database: Kysely<unknown>) {
        await sql`create table write_order (slot integer primary key, value bigint not null, pruned_through bigint not null)`.execute(
          database,
        );
        await sql`create table changes (slot integer, value bigint, kind text, subject text, write_id text)`.execute(
          database,
        );
        await sql`create table used_nonces (nonce text, count bigint, expires_at bigint)`.execute(database);
        for (let slot = 0; slot < 16; slot++)
          await sql`insert into write_order values (${slot}, 0, 0)`.execute(database);
      },
    },
    '0002-broken': {
      async up(database: Kysely<unknown>) {
        await sql`create table half_done (id integer primary key)`.execute(database);
        if (state.isBroken) throw new Error('this migration fails');
      },
    },
  },
}));

eachEngine((engine) => {
  it('undoes every migration of a start whose last one fails, and runs them all at the next', async () => {
    const database = await engine.createDatabase();
    state.isBroken = true;
    await expect(openStore({ ...database, now: Date.now })).rejects.toThrow('this migration fails');
    state.isBroken = false;
    const store = await engine.openTestStore(database);
    expect(store.migrationsApplied).toEqual(['0001-counter', '0002-broken']);
  });
});
