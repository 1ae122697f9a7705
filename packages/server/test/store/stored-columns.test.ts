import { expect, it } from 'vitest';
import { sealedColumns } from '../../src/domain/sealing-contexts.js';
import type { Classified } from '../../src/store/column-classes.js';
import { storedColumns } from '../../src/store/stored-columns.js';
import { eachEngine } from '../support/engines.js';

/** Of the library that migrates: which migrations ran. */
const OF_MIGRATIONS = /^schema_migration/;

const classified = Object.entries(storedColumns).flatMap(([table, columns]) =>
  Object.entries(columns as Readonly<Record<string, Classified>>).map(
    ([column, value]) => [`${table}.${column}`, value] as const,
  ),
);
const named = (wanted: string) =>
  classified.filter(([, value]) => value[0] === wanted).map(([column]) => column);

it('the columns that are called sealed are those that the server seals', () => {
  expect(named('sealed').sort()).toEqual(Object.keys(sealedColumns).sort());
});

it('a column whose name says that it holds a secret is not called plain', () => {
  const speaking = classified.filter(([column]) =>
    /hash|sealed|suffix|password|secret_(?!id)/.test(column.split('.')[1] ?? ''),
  );
  expect(speaking.length).toBeGreaterThan(10);
  expect(
    speaking
      .filter(([column, value]) => value === 'plain' && !column.endsWith('_hours'))
      .map(([column]) => column),
  ).toEqual([]);
});

eachEngine(
  (engine) => {
    it('every column of the store is classified, and no other', async () => {
      const store = await engine.openTestStore();
      const tables = await store.reader.introspection.getTables();
      const stored = tables
        .filter(({ name }) => !OF_MIGRATIONS.test(name))
        .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
      expect(classified.map(([column]) => column).sort()).toEqual(stored.sort());
    });
  },
  ['sqlite', 'postgres'],
);
