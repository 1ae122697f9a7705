import { meansClientId } from '../../domain/client-ids.js';
import type { WireCredentialKind } from '../../domain/credential-kinds.js';
import { type ReachRule, requirePermission } from './reach-rule.js';

/** Whoever reads the API keys of an organization need not be allowed to read its service accounts. */
const READS_ACCOUNTS = 'organization.serviceAccounts.read';

export const readableCredential: ReachRule<{ readonly credentialId: string }> = {
  needs: { permission: READS_ACCOUNTS, unless: 'it is an API key' },
  require({ path, permissions }) {
    if (meansClientId(path.credentialId)) requirePermission(permissions, READS_ACCOUNTS);
  },
};

/** The list leaves out what the caller may not read; only service accounts alone are refused. */
export const readableCredentials: ReachRule<unknown, { readonly kind?: WireCredentialKind }> = {
  needs: { permission: READS_ACCOUNTS, unless: 'the list may do without service accounts' },
  require({ query, permissions }) {
    if (query?.kind === 'SERVICE_ACCOUNT') requirePermission(permissions, READS_ACCOUNTS);
  },
};
