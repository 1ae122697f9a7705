import { sql } from 'kysely';
import type { GuardDefinition, GuardMode } from '../../domain/guard/definition.js';
import { readDefinition } from '../../domain/guard/read-definition.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { naturalText } from './sort-keys.js';

export interface GuardedApi {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly title: string;
  readonly openTo: GuardDefinition['openTo'];
  readonly mode: GuardMode;
  readonly activeVersion: number;
  /** Of access tokens for it. */
  readonly audience: string;
  readonly createdAt: number;
}

/** An API with what its active version says. */
export interface ActiveGuardedApi {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly openTo: GuardDefinition['openTo'];
  readonly mode: GuardMode;
  readonly version: number;
  readonly definition: GuardDefinition;
}

const COLUMNS = [
  'id',
  'organization_id as organizationId',
  'name',
  'title',
  'open_to as openTo',
  'mode',
  'active_version as activeVersion',
  'audience',
  'created_at as createdAt',
] as const;

const single = prepared((reader, { name }: Placeholders<{ name: string }>) =>
  reader.selectFrom('guarded_apis').select(COLUMNS).where('name', '=', name),
);

export function findGuardedApi(reader: Reader, name: string): Promise<GuardedApi | undefined> {
  return single.first(reader, { name });
}

const active = prepared((reader, { name }: Placeholders<{ name: string }>) =>
  reader
    .selectFrom('guarded_apis')
    .innerJoin('guarded_api_versions', (join) =>
      join
        .onRef('guarded_api_versions.api_id', '=', 'guarded_apis.id')
        .onRef('guarded_api_versions.version', '=', 'guarded_apis.active_version'),
    )
    .select([
      'guarded_apis.id',
      'guarded_apis.organization_id as organizationId',
      'guarded_apis.name',
      'guarded_apis.open_to as openTo',
      'guarded_apis.mode',
      'guarded_api_versions.version',
      'guarded_api_versions.document',
    ])
    .where('guarded_apis.name', '=', name),
);

/** What decides about a request to the API of this name; null where there is none. */
export async function readGuardedApi(reader: Reader, name: string): Promise<ActiveGuardedApi | null> {
  const row = await active.first(reader, { name });
  if (row === undefined) return null;
  const { document, ...api } = row;
  return { ...api, definition: definitionOf(document) };
}

/** A stored document was checked when it was applied. */
export function definitionOf(document: string): GuardDefinition {
  const { definition, faults } = readDefinition(JSON.parse(document));
  if (definition === undefined)
    throw new Error(`a stored definition is not valid any more: ${faults[0]?.message}`);
  return definition;
}

const callable = prepared(
  (reader, { audience, organizationId }: Placeholders<{ audience: string; organizationId: string }>) =>
    reader
      .selectFrom('guarded_apis')
      .select('id')
      .where('audience', '=', audience)
      .where((either) =>
        either.or([either('organization_id', '=', organizationId), either('open_to', '=', 'installation')]),
      )
      .limit(1),
);

/** Whether there is an API of this audience that credentials of the organization may call. */
export async function hasAudience(
  reader: Reader,
  which: { readonly audience: string; readonly organizationId: string },
): Promise<boolean> {
  return (await callable.first(reader, which)) !== undefined;
}

/** Another API of the same audience that an account may call who may call this one too. */
export function findSameAudience(
  reader: Reader,
  api: Pick<GuardedApi, 'audience' | 'name' | 'organizationId' | 'openTo'>,
): Promise<Pick<GuardedApi, 'name' | 'organizationId'> | undefined> {
  const others = reader
    .selectFrom('guarded_apis')
    .select(['name', 'organization_id as organizationId'])
    .where('audience', '=', api.audience)
    .where('name', '<>', api.name)
    .limit(1);
  if (api.openTo === 'installation') return others.executeTakeFirst();
  return others
    .where((either) =>
      either.or([either('organization_id', '=', api.organizationId), either('open_to', '=', 'installation')]),
    )
    .executeTakeFirst();
}

const ofOrganization = preparedPages(
  (reader, { organizationId }: Placeholders<{ organizationId: string }>) =>
    reader.selectFrom('guarded_apis').where('organization_id', '=', organizationId),
  (apis, _, reader) =>
    apis
      .select(COLUMNS)
      .orderBy(naturalText(reader, sql.ref('name')))
      .orderBy('name'),
);

/** The guarded APIs of an organization, by name. */
export function listGuardedApis(
  reader: Reader,
  organizationId: string,
  page: Page,
): Promise<Slice<GuardedApi>> {
  return ofOrganization.read(reader, { organizationId }, page);
}

export function countGuardedApis(reader: Reader, organizationId: string): Promise<number> {
  return ofOrganization.count(reader, { organizationId });
}

export async function insertGuardedApi(database: Writer, api: GuardedApi): Promise<void> {
  await database
    .insertInto('guarded_apis')
    .values({
      id: api.id,
      organization_id: api.organizationId,
      name: api.name,
      title: api.title,
      open_to: api.openTo,
      mode: api.mode,
      active_version: api.activeVersion,
      audience: api.audience,
      created_at: api.createdAt,
    })
    .execute();
}

/** What the active version says of the API itself. */
export async function setActiveVersion(
  database: Writer,
  id: string,
  {
    title,
    openTo,
    activeVersion,
    audience,
  }: Pick<GuardedApi, 'title' | 'openTo' | 'activeVersion' | 'audience'>,
): Promise<void> {
  await database
    .updateTable('guarded_apis')
    .set({ title, open_to: openTo, active_version: activeVersion, audience })
    .where('id', '=', id)
    .execute();
}

export async function setGuardMode(database: Writer, id: string, mode: GuardMode): Promise<void> {
  await database.updateTable('guarded_apis').set({ mode }).where('id', '=', id).execute();
}

/** With its versions, custom roles and gates. */
export async function deleteGuardedApi(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('guarded_apis').where('id', '=', id).execute();
}

export interface GuardedApiVersion {
  readonly version: number;
  readonly sha256: string;
  readonly createdAt: number;
  /** Null: the server itself. */
  readonly createdBy: string | null;
}

export interface StoredDefinition extends GuardedApiVersion {
  readonly document: string;
}

const VERSION_COLUMNS = ['version', 'sha256', 'created_at as createdAt', 'created_by as createdBy'] as const;

const versions = preparedPages(
  (reader, { apiId }: Placeholders<{ apiId: string }>) =>
    reader.selectFrom('guarded_api_versions').where('api_id', '=', apiId),
  (rows) => rows.select(VERSION_COLUMNS).orderBy('version', 'desc'),
);

/** The versions of an API, the newest first. */
export function listGuardedApiVersions(
  reader: Reader,
  apiId: string,
  page: Page,
): Promise<Slice<GuardedApiVersion>> {
  return versions.read(reader, { apiId }, page);
}

const oneVersion = prepared((reader, { apiId, version }: Placeholders<{ apiId: string; version: number }>) =>
  reader
    .selectFrom('guarded_api_versions')
    .select([...VERSION_COLUMNS, 'document'])
    .where('api_id', '=', apiId)
    .where('version', '=', version),
);

export function findGuardedApiVersion(
  reader: Reader,
  apiId: string,
  version: number,
): Promise<StoredDefinition | undefined> {
  return oneVersion.first(reader, { apiId, version });
}

export async function newestVersion(reader: Reader, apiId: string): Promise<number> {
  const row = await reader
    .selectFrom('guarded_api_versions')
    .select((select) => select.fn.max('version').as('newest'))
    .where('api_id', '=', apiId)
    .executeTakeFirst();
  return Number(row?.newest ?? 0);
}

export async function insertGuardedApiVersion(
  database: Writer,
  apiId: string,
  { version, document, sha256, createdAt, createdBy }: StoredDefinition,
): Promise<void> {
  await database
    .insertInto('guarded_api_versions')
    .values({ api_id: apiId, version, document, sha256, created_at: createdAt, created_by: createdBy })
    .execute();
}

/** Those up to a number, but for the active one. */
export async function forgetVersions(database: Writer, api: GuardedApi, through: number): Promise<void> {
  await database
    .deleteFrom('guarded_api_versions')
    .where('api_id', '=', api.id)
    .where('version', '<=', through)
    .where('version', '<>', api.activeVersion)
    .execute();
}
