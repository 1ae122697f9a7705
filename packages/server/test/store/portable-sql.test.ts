import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/index.js';
import { lackingIn } from '../support/portable-sql.js';
import { statementsOf } from '../support/recorded-statements.js';

// What the store sends while suites run is looked at by ../support/watch-statements.ts.

it.each(Object.keys(migrations))('migration %s uses nothing that distributed engines lack', async (name) => {
  const migration = migrations[name];
  if (migration === undefined) throw new Error(`there is no migration ${name}`);
  const statements = await statementsOf(migration);
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter((statement) => lackingIn(statement).length > 0)).toEqual([]);
});

describe('what is kept out', () => {
  it.each([
    'select pg_advisory_xact_lock(1)',
    'LISTEN changes',
    "select pg_notify('changes', '1')",
    'lock table "events" in exclusive mode',
    'create constraint trigger t after insert on events',
    'create or replace function f() returns int',
    'alter table a add constraint b foreign key (c) references d (id) deferrable initially deferred',
    'alter table a add exclude using btree (c with &&)',
    'create table a (b int generated always as (c * 2) stored)',
    'create table a (id bigserial)',
    "select nextval('a_seq')",
    'select xmin, id from events',
    'select pg_current_snapshot()',
    'create table a () inherits (b)',
    'create index a on b using gin (c)',
    'create extension pgcrypto',
    "prepare transaction 'a'",
  ])('%s', (statement) => {
    expect(lackingIn(statement)).toHaveLength(1);
  });

  it('is not what ordinary statements look like', () => {
    for (const statement of [
      'select "id" from "changes" where "kind" = $1 for update',
      'update "write_order" set "value" = "value" + 1 where "slot" = $1 returning "value"',
      'insert into "a" ("id") values ($1) on conflict ("id") do nothing',
    ])
      expect(lackingIn(statement)).toEqual([]);
  });
});
