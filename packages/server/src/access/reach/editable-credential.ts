import { meansClientId } from '../../domain/client-ids.js';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Permission } from '../../domain/permissions.js';
import type { Reach } from '../../domain/reach.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { findCredential } from '../../store/queries/credentials.js';
import type { Caller } from '../principal.js';
import { managesApiKey } from './managed-api-key.js';
import { organizationOf, type ReachRule, requirePermission } from './reach-rule.js';
import { mayManageAccount } from './service-account.js';

const WRITES: Readonly<Record<CredentialKind, Permission>> = {
  api_key: 'organization.apiKeys.write',
  service_account: 'organization.serviceAccounts.write',
};

/** Whoever manages the API keys of an organization need not be allowed to manage its service accounts. */
export const editableCredential: ReachRule<{ readonly credentialId: string }> = {
  needs: { permission: WRITES.service_account, unless: 'it is an API key' },
  require({ path, permissions }) {
    if (meansClientId(path.credentialId)) requirePermission(permissions, WRITES.service_account);
  },
};

/** By way of a project as its description is changed: where it reaches nothing that the caller does not manage. */
export const editableCredentialOfProject: ReachRule<{
  readonly groupId: string;
  readonly credentialId: string;
}> = {
  needs: {
    permission: WRITES.api_key,
    unless: 'the credential reaches nothing that the caller does not manage',
  },
  async require(question) {
    const { caller, path, facts } = question;
    const kind = meansClientId(path.credentialId) ? 'service_account' : 'api_key';
    const scope: CredentialScope = { kind: 'project', id: path.groupId };
    const found = await findCredential(facts.reader, scope, kind, path.credentialId);
    // What does not exist is for the service to say.
    if (found) requireEdits(caller, scope, { ...found, organizationId: organizationOf(question) });
  },
};

/** Refuses whoever may not change what is said of a credential in the scope. */
export function requireEdits(
  caller: Caller,
  scope: CredentialScope,
  credential: Reach & { readonly kind: CredentialKind; readonly organizationId: string },
): void {
  const edits =
    credential.kind === 'api_key'
      ? managesApiKey(caller, credential)
      : mayManageAccount(caller, scope, credential);
  if (!edits) throw new RefusalError(refuse('USER_UNAUTHORIZED', WRITES[credential.kind]));
}
