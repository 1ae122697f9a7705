import { permissionsInOrganization, permissionsInProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { mayReachApiKeyList } from '../../access/reach/api-key-list.js';
import { mayManageAccount } from '../../access/reach/service-account.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { meansClientId } from '../../domain/client-ids.js';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import type { PermissionSet } from '../../domain/permissions.js';
import type { Page } from '../../store/page.js';
import type {
  CredentialFilter,
  CredentialScope,
  CredentialSortName,
} from '../../store/queries/credential-filter.js';
import { type CredentialOverview, findCredential, listCredentials } from '../../store/queries/credentials.js';
import type { Order } from '../../store/sorted-pages.js';
import type { Reader } from '../../store/store.js';
import type { Services } from '../services.js';

/** A credential as the caller may see it: projects that it may not see have no name. */
export type VisibleCredential = Omit<CredentialOverview, 'projectRoles' | 'projectIds'> & {
  readonly projectRoles: readonly {
    readonly projectId: string;
    readonly projectName: string | null;
    readonly roles: readonly string[];
  }[];
  /**
   * Whether the caller may change more than the roles in this scope: the access list of a key; everything about a
   * service account.
   */
  readonly isManageable: boolean;
};

/** Which credentials are asked for; of both kinds when none is named. */
export type AskedCredentials = Omit<CredentialFilter, 'kinds'> & {
  readonly kind?: CredentialKind | undefined;
};

/**
 * The credentials of an organization or project, for a caller who may read its API keys. Without the
 * permission to read service accounts these are left out; asked for alone, the decision has refused them.
 */
export async function listVisibleCredentials(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { kind, ...asked }: AskedCredentials,
  page: Page,
  order?: Order<CredentialSortName>,
): Promise<{ results: VisibleCredential[]; totalCount: number }> {
  const { scope } = asked;
  const kinds = kind === undefined ? await readableKinds(store.reader, caller, scope) : [kind];
  const { results, totalCount } = await listCredentials(store.reader, { ...asked, kinds }, page, order);
  return { results: results.map((credential) => asSeenBy(caller, scope, credential)), totalCount };
}

/** One of them, by the ID of an API key or the client ID of a service account. */
export async function requireVisibleCredential(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  scope: CredentialScope,
  id: string,
): Promise<VisibleCredential> {
  return asSeenBy(caller, scope, await requireCredential(store.reader, scope, id));
}

/** The same with all that it reaches, which is not for everybody to see. */
export async function requireCredential(
  reader: Reader,
  scope: CredentialScope,
  id: string,
): Promise<CredentialOverview> {
  const isAccount = meansClientId(id);
  if (!isAccount && !isId(id)) throw new RefusalError(refuse('INVALID_KEY_ID', id));
  const found = await findCredential(reader, scope, isAccount ? 'service_account' : 'api_key', id);
  if (found === undefined)
    throw new RefusalError(isAccount ? refuse('RESOURCE_NOT_FOUND', id) : refuse('API_KEY_NOT_FOUND', id));
  return found;
}

async function readableKinds(
  reader: Reader,
  caller: Caller,
  scope: CredentialScope,
): Promise<readonly CredentialKind[]> {
  const permissions = await permissionsIn(reader, caller, scope);
  return permissions?.has(`${scope.kind}.serviceAccounts.read`)
    ? ['api_key', 'service_account']
    : ['api_key'];
}

async function permissionsIn(
  reader: Reader,
  { principal }: Caller,
  { kind, id }: CredentialScope,
): Promise<PermissionSet | undefined> {
  if (kind === 'organization') return permissionsInOrganization(principal, id);
  const { organizationId } = await requireProject(reader, id);
  return permissionsInProject(principal, { id, organizationId });
}

/** Members see all keys of their organization, but not all of its projects. */
export function asSeenBy(
  caller: Caller,
  scope: CredentialScope,
  { projectIds, ...credential }: CredentialOverview,
): VisibleCredential {
  const { organizationId, organizationRoles } = credential;
  const reaching = { id: credential.id, organizationId, organizationRoles, projectIds };
  return {
    ...credential,
    projectRoles: credential.projectRoles.map((granted) =>
      permissionsInProject(caller.principal, { id: granted.projectId, organizationId }) === undefined
        ? { ...granted, projectName: null }
        : granted,
    ),
    isManageable:
      credential.kind === 'api_key'
        ? mayReachApiKeyList(caller, reaching)
        : mayManageAccount(caller, scope, reaching),
  };
}
