import { organizationIdsOf } from '../../access/authorize.js';
import type { Caller, Principal } from '../../access/principal.js';
import { checkDescription } from '../../changes/api-keys/check-description.js';
import { checkOrganizationRoles } from '../../changes/api-keys/check-key-roles.js';
import { makeApiKey, type NewApiKey } from '../../changes/api-keys/make-api-key.js';
import { checkOrganizationName } from '../../changes/organizations/check-name.js';
import { makeOrganization } from '../../changes/organizations/make-organization.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { readOrganizationRoles } from '../../changes/roles/check-roles.js';
import {
  type AccountDetails,
  makeServiceAccount,
  type NewServiceAccount,
} from '../../changes/service-accounts/make-service-account.js';
import { joinOrganization } from '../../changes/users/join-organization.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findMemberName, type Organization } from '../../store/queries/organizations.js';
import type { Reader } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

export interface OrganizationToCreate {
  readonly name: string;
  readonly skipDefaultAlertsSettings: boolean;
  /** The first credential of the organization: one of the two kinds, or both. */
  readonly apiKey: { readonly description: string; readonly roles: readonly string[] } | undefined;
  readonly serviceAccount: (AccountDetails & { readonly roles: readonly string[] }) | undefined;
  /** A member of the caller's organization who becomes Organization Owner of the new one. */
  readonly ownerId: string | undefined;
}

export interface NewOrganization {
  readonly organization: Organization;
  readonly apiKey: NewApiKey | undefined;
  readonly serviceAccount: NewServiceAccount | undefined;
}

/**
 * Makes an organization with its first API key or service account and its owner: the person that is named, or else the
 * caller where it is a person. A credential does not get into the new one, for it belongs to one only. So an API key has
 * to ask for a credential there, and a service account for a credential or an owner: somebody has to reach it.
 */
export async function createOrganization(
  { store, sealing }: Services,
  caller: Caller,
  asked: OrganizationToCreate,
): Promise<NewOrganization> {
  const { principal } = caller;
  checkOrganizationName(asked.name);
  const { apiKey: askedKey, serviceAccount: askedAccount } = asked;
  const ownerId = asked.ownerId ?? (principal.kind === 'user' ? principal.id : undefined);
  if (askedKey === undefined && askedAccount === undefined) {
    if (principal.kind === 'api_key') throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'apiKey'));
    if (ownerId === undefined)
      throw new RefusalError(refuse('MISSING_ONE_OF_ATTRIBUTES', 'serviceAccount', 'orgOwnerId'));
  }
  if (askedKey !== undefined) checkDescription(askedKey.description);

  return store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    const ownerName = ownerId === undefined ? undefined : await findOwnerName(database, principal, ownerId);
    if (ownerId !== undefined && ownerName === undefined)
      throw new RefusalError(refuse('USER_NOT_FOUND', ownerId));

    const actor = actorOf(caller);
    const id = await makeOrganization(transaction, actor, asked);
    if (ownerId !== undefined && ownerName !== undefined)
      await joinOrganization(
        transaction,
        actor,
        { id: ownerId, username: ownerName },
        { organizationId: id, roles: ['ORG_OWNER'] },
      );
    const apiKey =
      askedKey &&
      (await makeApiKey(transaction, sealing, actor, {
        organizationId: id,
        description: askedKey.description,
        organizationRoles: await checkOrganizationRoles(database, askedKey.roles, id),
        projectRoles: [],
      }));
    const serviceAccount =
      askedAccount &&
      (await makeServiceAccount(transaction, actor, {
        ...askedAccount,
        organizationId: id,
        organizationRoles: await readOrganizationRoles(database, askedAccount.roles, id),
      }));
    return { organization: await requireOrganization(database, id), apiKey, serviceAccount };
  });
}

/** The name of a user who is the caller, or a member of an organization of the caller. */
async function findOwnerName(
  reader: Reader,
  principal: Principal,
  userId: string,
): Promise<string | undefined> {
  if (principal.kind === 'user' && principal.id === userId) return principal.username;
  for (const organizationId of organizationIdsOf(principal)) {
    const name = await findMemberName(reader, organizationId, userId);
    if (name !== undefined) return name;
  }
  return undefined;
}
