import type { CustomRole } from '../../domain/guard/definition.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, preparedInsert } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A custom role with the API that defines it. */
export interface StoredCustomRole {
  readonly role: string;
  readonly scope: CustomRole['scope'];
  readonly title: string;
  readonly apiId: string;
  readonly apiName: string;
  readonly apiTitle: string;
  readonly organizationId: string;
  /** Null: it can be granted. */
  readonly retiredAt: number | null;
}

const COLUMNS = [
  'custom_roles.role',
  'custom_roles.scope',
  'custom_roles.title',
  'custom_roles.api_id as apiId',
  'guarded_apis.name as apiName',
  'guarded_apis.title as apiTitle',
  'guarded_apis.organization_id as organizationId',
  'custom_roles.retired_at as retiredAt',
] as const;

function withApis(reader: Reader) {
  return reader
    .selectFrom('custom_roles')
    .innerJoin('guarded_apis', 'guarded_apis.id', 'custom_roles.api_id');
}

interface GrantableIn {
  readonly organizationId: string;
  readonly scope: CustomRole['scope'];
}

const grantable = prepared((reader, { organizationId, scope }: Placeholders<GrantableIn>) =>
  withApis(reader)
    .select(COLUMNS)
    .where('custom_roles.retired_at', 'is', null)
    .where('custom_roles.scope', '=', scope)
    .where((where) =>
      where.or([
        where('guarded_apis.organization_id', '=', organizationId),
        where('guarded_apis.open_to', '=', 'installation'),
      ]),
    )
    .orderBy('guarded_apis.name')
    .orderBy('custom_roles.role'),
);

/** The custom roles that can be granted in an organization, or in its projects, by API. */
export function listGrantableRoles(reader: Reader, asked: GrantableIn): Promise<StoredCustomRole[]> {
  return grantable.all(reader, asked);
}

/** Where a role is to be granted: the id of an organization or of a project. */
export interface GrantScope {
  readonly scope: CustomRole['scope'];
  readonly id: string;
}

const grantableNamed = prepared(
  (reader, { roles, scope, id }: Placeholders<GrantScope & { roles: readonly string[] }>) =>
    withApis(reader)
      .select('custom_roles.role')
      .where('custom_roles.role', 'in', roles)
      .where('custom_roles.scope', '=', scope)
      .where('custom_roles.retired_at', 'is', null)
      .where((where) =>
        where.or([
          where('guarded_apis.open_to', '=', 'installation'),
          where('guarded_apis.organization_id', '=', id),
          where('guarded_apis.organization_id', '=', (select) =>
            select.selectFrom('projects').select('projects.organization_id').where('projects.id', '=', id),
          ),
        ]),
      ),
);

/** Those of these roles that guarded APIs define and that can be granted there. */
export async function listGrantable(
  reader: Reader,
  roles: readonly string[],
  { scope, id }: GrantScope,
): Promise<readonly string[]> {
  return (await grantableNamed.all(reader, { roles, scope, id })).map(({ role }) => role);
}

const named = prepared((reader, { roles }: Placeholders<{ roles: readonly string[] }>) =>
  withApis(reader).select(COLUMNS).where('custom_roles.role', 'in', roles).orderBy('custom_roles.role'),
);

/** Those of these roles that an API defines or defined. */
export async function findCustomRoles(reader: Reader, roles: readonly string[]): Promise<StoredCustomRole[]> {
  return roles.length === 0 ? [] : named.all(reader, { roles });
}

const ofApi = prepared((reader, { apiId }: Placeholders<{ apiId: string }>) =>
  withApis(reader).select(COLUMNS).where('custom_roles.api_id', '=', apiId).orderBy('custom_roles.role'),
);

/** The roles of an API, those that are retired too. */
export function listRolesOfApi(reader: Reader, apiId: string): Promise<StoredCustomRole[]> {
  return ofApi.all(reader, { apiId });
}

const insertRoles = preparedInsert('custom_roles');

/** Makes these the roles of an API. Others that it had are retired where somebody holds them, and forgotten otherwise. */
export async function replaceRolesOfApi(
  database: Writer,
  apiId: string,
  roles: readonly Pick<CustomRole, 'role' | 'scope' | 'title'>[],
  retired: readonly Pick<StoredCustomRole, 'role' | 'scope' | 'title' | 'retiredAt'>[],
): Promise<void> {
  await database.deleteFrom('custom_roles').where('api_id', '=', apiId).execute();
  await insertRoles(database, [
    ...roles.map(({ role, scope, title }) => ({ role, api_id: apiId, scope, title, retired_at: null })),
    ...retired.map(({ role, scope, title, retiredAt }) => ({
      role,
      api_id: apiId,
      scope,
      title,
      retired_at: retiredAt,
    })),
  ]);
}
