import { readFileSync } from 'node:fs';
import { type Kysely, type Migration, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/index.js';
import { fixtures } from '../support/fixtures.js';
import { destructionIn, statementsOf } from '../support/recorded-statements.js';

/**
 * The last migration of the newest release that can be upgraded node by node; 0.2.0 is to be the first one. Moved at each
 * release, with `npm run store:fixture`.
 */
const RELEASED: string | undefined = undefined;
const FIRST = [0, 2];

/** A migration may say which release no longer uses what it takes away. */
type Declared = Migration & { readonly unusedSince?: string };

const names = Object.keys(migrations);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const numbersOf = (text: string): number[] => text.split('.').map(Number);
const isBefore = ([a = 0, b = 0, c = 0]: number[], [x = 0, y = 0, z = 0]: number[]): boolean =>
  a !== x ? a < x : b !== y ? b < y : c < z;

/** What a migration that comes after a release does wrong. */
async function faultsOf(migration: Declared): Promise<readonly string[]> {
  const destruction = (await statementsOf(migration)).flatMap(destructionIn);
  if (destruction.length === 0) return [];
  const { unusedSince } = migration;
  if (unusedSince === undefined) return destruction;
  return isBefore(numbersOf(unusedSince), numbersOf(version))
    ? []
    : [`unusedSince: ${unusedSince} is no earlier release`];
}

it('knows what was released, from the first release on that can be upgraded node by node', () => {
  if (isBefore(numbersOf(version), FIRST)) return expect(RELEASED).toBeUndefined();
  expect(names).toContain(RELEASED);
  expect(fixtures).toContain(RELEASED);
});

it('takes nothing away in a migration that was not released yet which the release before still uses', async () => {
  const later = RELEASED === undefined ? [] : names.slice(names.indexOf(RELEASED) + 1);
  const found = await Promise.all(
    later.map(async (name) => [name, await faultsOf(migrations[name] as Declared)]),
  );
  expect(found.filter(([, faults]) => faults?.length !== 0)).toEqual([]);
});

describe('that rule', () => {
  const alter = (database: Kysely<unknown>) => database.schema.alterTable('t');
  const bad: Record<string, (database: Kysely<unknown>) => Promise<unknown>> = {
    'drops a table': (database) => database.schema.dropTable('t').execute(),
    'drops a column': (database) => alter(database).dropColumn('c').execute(),
    'renames a table or a column': (database) => alter(database).renameColumn('c', 'd').execute(),
    'changes the type of a column': (database) =>
      alter(database)
        .alterColumn('c', (column) => column.setDataType('bigint'))
        .execute(),
    'forbids null': (database) =>
      alter(database)
        .alterColumn('c', (column) => column.setNotNull())
        .execute(),
    'takes a default away': (database) =>
      alter(database)
        .alterColumn('c', (column) => column.dropDefault())
        .execute(),
    'adds a column that has to be given': (database) =>
      alter(database)
        .addColumn('c', 'text', (column) => column.notNull())
        .execute(),
    'adds a constraint': (database) => alter(database).addUniqueConstraint('u', ['c']).execute(),
    'adds a unique index': (database) =>
      database.schema.createIndex('i').unique().on('t').column('c').execute(),
  };

  it.each(Object.entries(bad))('finds a migration that %s', async (what, run) => {
    const up = async (database: Kysely<unknown>) => void (await run(database));
    expect(await faultsOf({ up })).toEqual([what]);
    expect(await faultsOf({ up, unusedSince: '0.0.1' })).toEqual([]);
    expect(await faultsOf({ up, unusedSince: version })).toHaveLength(1);
  });

  it('finds them in plain SQL too', async () => {
    const up = async (database: Kysely<unknown>) => {
      await sql`
        alter table t
          rename to u`.execute(database);
    };
    expect(await faultsOf({ up })).toEqual(['renames a table or a column']);
  });

  it('lets what only adds pass', async () => {
    expect(await faultsOf(migrations['0006-api-key-expiry'] as Declared)).toEqual([]);
    expect(await faultsOf(migrations['0007-organization-event-list'] as Declared)).toEqual([]);
  });
});
