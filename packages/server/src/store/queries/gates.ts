import { sql } from 'kysely';
import type { GuardDialect } from '../../domain/guard/definition.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { naturalText } from './sort-keys.js';

/** A place that asks for decisions about one API. */
export interface Gate {
  readonly id: string;
  readonly apiId: string;
  readonly apiName: string;
  readonly name: string;
  readonly dialect: GuardDialect;
  /** CIDR blocks of who may ask. */
  readonly peers: readonly string[];
  /** SHA-256 of its secret; null: only the guard's own listener serves it. */
  readonly secretHash: string | null;
  readonly cacheSeconds: number;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
}

const COLUMNS = [
  'gates.id',
  'gates.api_id as apiId',
  'guarded_apis.name as apiName',
  'gates.name',
  'gates.dialect',
  'gates.peers',
  'gates.secret_hash as secretHash',
  'gates.cache_seconds as cacheSeconds',
  'gates.created_at as createdAt',
  'gates.last_seen_at as lastSeenAt',
] as const;

const byName = prepared((reader, { name }: Placeholders<{ name: string }>) =>
  reader
    .selectFrom('gates')
    .innerJoin('guarded_apis', 'guarded_apis.id', 'gates.api_id')
    .select([...COLUMNS, 'guarded_apis.organization_id as organizationId'])
    .where('gates.name', '=', name),
);

/** The gate of this name with the organization of its API; null where there is none. */
export async function readGate(
  reader: Reader,
  name: string,
): Promise<(Gate & { readonly organizationId: string }) | null> {
  const row = await byName.first(reader, { name });
  return row ? { ...row, peers: JSON.parse(row.peers) } : null;
}

interface Within {
  readonly organizationId: string;
  readonly apiName?: string;
}

const ofOrganization = preparedPages(
  (reader, { organizationId, apiName }: Placeholders<Within>) => {
    const gates = reader
      .selectFrom('gates')
      .innerJoin('guarded_apis', 'guarded_apis.id', 'gates.api_id')
      .where('guarded_apis.organization_id', '=', organizationId);
    return apiName === undefined ? gates : gates.where('guarded_apis.name', '=', apiName);
  },
  (gates, _, reader) =>
    gates
      .select(COLUMNS)
      .orderBy(naturalText(reader, sql.ref('gates.name')))
      .orderBy('gates.name'),
);

/** The gates of an organization's APIs, or of one of them, by name. */
export async function listGates(reader: Reader, within: Within, page: Page): Promise<Slice<Gate>> {
  const { results, totalCount } = await ofOrganization.read(reader, within, page);
  return { results: results.map((row) => ({ ...row, peers: JSON.parse(row.peers) })), totalCount };
}

export function countGates(reader: Reader, within: Within): Promise<number> {
  return ofOrganization.count(reader, within);
}

const perApi = prepared((reader, { organizationId }: Placeholders<{ organizationId: string }>) =>
  reader
    .selectFrom('gates')
    .innerJoin('guarded_apis', 'guarded_apis.id', 'gates.api_id')
    .where('guarded_apis.organization_id', '=', organizationId)
    .select((select) => ['gates.api_id as apiId', select.fn.countAll<number | string>().as('total')])
    .groupBy('gates.api_id'),
);

/** How many gates each API of an organization has, by the id of the API; those without one are not there. */
export async function countGatesByApi(
  reader: Reader,
  organizationId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await perApi.all(reader, { organizationId });
  return new Map(rows.map(({ apiId, total }) => [apiId, Number(total)]));
}

export type GateFacts = Pick<Gate, 'dialect' | 'peers' | 'secretHash' | 'cacheSeconds'>;

export async function insertGate(
  database: Writer,
  gate: GateFacts & Pick<Gate, 'id' | 'apiId' | 'name' | 'createdAt'>,
): Promise<void> {
  await database
    .insertInto('gates')
    .values({
      id: gate.id,
      api_id: gate.apiId,
      name: gate.name,
      dialect: gate.dialect,
      peers: JSON.stringify(gate.peers),
      secret_hash: gate.secretHash,
      cache_seconds: gate.cacheSeconds,
      created_at: gate.createdAt,
      last_seen_at: null,
    })
    .execute();
}

export async function setGateFacts(database: Writer, id: string, facts: GateFacts): Promise<void> {
  await database
    .updateTable('gates')
    .set({
      dialect: facts.dialect,
      peers: JSON.stringify(facts.peers),
      secret_hash: facts.secretHash,
      cache_seconds: facts.cacheSeconds,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteGate(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('gates').where('id', '=', id).execute();
}
