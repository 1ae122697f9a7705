import { type Expression, expressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { type PreparedPages, preparedPages } from '../prepared-pages.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';

/** The condition that a credential belongs to the organization. */
export function isOfOrganization(organizationId: Expression<string>): Expression<SqlBool> {
  const where = expressionBuilder<Database, 'credentials'>();
  return where('credentials.organization_id', '=', organizationId);
}

/** The condition that a credential holds a role in the project. */
export function isOfProject(projectId: string | Expression<string>): Expression<SqlBool> {
  const where = expressionBuilder<Database, 'credentials'>();
  return where('credentials.id', 'in', (select) =>
    select.selectFrom('credential_project_roles').select('credential_id').where('project_id', '=', projectId),
  );
}

/** The condition that a credential holds one of the roles in its organization. */
export function hasOrganizationRole(roles: readonly Expression<string>[]): Expression<SqlBool> {
  const { exists, selectFrom } = expressionBuilder<Database, 'credentials'>();
  return exists(
    selectFrom('credential_organization_roles')
      .select('credential_organization_roles.role')
      .whereRef('credential_organization_roles.credential_id', '=', 'credentials.id')
      .where('credential_organization_roles.role', 'in', roles),
  );
}

/** The credentials of one kind: those of an organization, and those that hold a role in a project. */
export interface CredentialLists<Credential> {
  ofOrganization(reader: Reader, organizationId: string, page: Page): Promise<Slice<Credential>>;
  countOfOrganization(reader: Reader, organizationId: string): Promise<number>;
  ofProject(reader: Reader, projectId: string, page: Page): Promise<Slice<Credential>>;
}

/**
 * @param all every credential of the kind, as yet without columns
 * @param show gives them columns and an order
 * @param complete makes credentials of the rows of a page
 */
export function credentialLists<Tables extends keyof Database, Row, Credential>(
  kind: CredentialKind,
  all: (reader: Reader) => SelectQueryBuilder<Database, Tables, object>,
  show: (list: SelectQueryBuilder<Database, Tables, object>) => SelectQueryBuilder<Database, Tables, Row>,
  complete: (reader: Reader, rows: readonly Row[]) => Promise<Credential[]>,
): CredentialLists<Credential> {
  const ofOrganization = preparedPages(
    (reader, { organizationId }: Placeholders<{ organizationId: string }>) =>
      all(reader).where(isOfOrganization(organizationId)).where(isOfKind(kind)),
    show,
    (reader, { organizationId }) =>
      reader.selectFrom('credentials').where(isOfOrganization(organizationId)).where(isOfKind(kind)),
  );
  const ofProject = preparedPages(
    (reader, { projectId }: Placeholders<{ projectId: string }>) => all(reader).where(isOfProject(projectId)),
    show,
  );

  async function read<V>(list: PreparedPages<V, Row>, reader: Reader, values: V, page: Page) {
    const { results, totalCount } = await list.read(reader, values, page);
    return { results: await complete(reader, results), totalCount };
  }

  return {
    ofOrganization: (reader, organizationId, page) => read(ofOrganization, reader, { organizationId }, page),
    countOfOrganization: (reader, organizationId) => ofOrganization.count(reader, { organizationId }),
    ofProject: (reader, projectId, page) => read(ofProject, reader, { projectId }, page),
  };
}

// The index of an organization's credentials has the kind after the organization.
function isOfKind(kind: CredentialKind): Expression<SqlBool> {
  const where = expressionBuilder<Database, 'credentials'>();
  return where('credentials.kind', '=', kind);
}
