import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { databaseFile } from '../../src/store/sqlite-engine.js';
import type { KeyPair } from './call.js';

const FIXTURES = fileURLToPath(new URL('../store/fixtures/', import.meta.url));

/** Of every schema since 0c93c69, by the name of its last migration: `npm run store:fixture` makes the next one. */
export const fixtures = readdirSync(FIXTURES).sort();

/** What scripts/store-fixture/fill.mjs made, and what its lists held. */
export interface FilledStore {
  readonly masterKey: string;
  readonly contents: {
    readonly orgId: string;
    readonly otherOrgId: string;
    readonly apiKeys: readonly KeyPair[];
    readonly otherKey: KeyPair;
    readonly keptOut: KeyPair;
    readonly deleted: KeyPair;
    readonly accounts: readonly { readonly clientId: string; readonly clientSecret: string }[];
    readonly people: readonly { readonly username: string; readonly password: string }[];
  };
  /** Paths → what there was. */
  readonly lists: Readonly<Record<string, unknown>>;
}

export function readFilledStore(fixture: string, engine: 'sqlite' | 'postgres'): FilledStore {
  return JSON.parse(readFileSync(join(FIXTURES, fixture, `${engine}.json`), 'utf8'));
}

const unpack = (fixture: string, file: string) => gunzipSync(readFileSync(join(FIXTURES, fixture, file)));

/** A data directory with the store as the older version left it. */
export function restoreSqlite(fixture: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'sallyport-fixture-'));
  writeFileSync(databaseFile(dataDir), unpack(fixture, 'sqlite.db.gz'), { mode: 0o600 });
  return dataDir;
}

/** Fills an empty database. */
export async function restorePostgres(fixture: string, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(unpack(fixture, 'postgres.sql.gz').toString());
  await client.end();
}
