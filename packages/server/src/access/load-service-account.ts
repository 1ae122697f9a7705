import { compileAccessList } from '../domain/access-list.js';
import { findServiceAccountForAuthentication } from '../store/queries/service-accounts.js';
import type { Reader } from '../store/store.js';
import type { ServiceAccountPrincipal } from './principal.js';

/** The service account as the decision knows it; null where none has that client ID. */
export async function loadServiceAccount(
  reader: Reader,
  clientId: string,
): Promise<ServiceAccountPrincipal | null> {
  const found = await findServiceAccountForAuthentication(reader, clientId);
  if (!found) return null;
  const { id, organizationId, organizationRoles, projectRoles, cidrBlocks, secrets, notes } = found;
  return {
    kind: 'service_account',
    id,
    clientId,
    organizationId,
    organizationRoles,
    projectRoles,
    secrets,
    notes,
    accessList: compileAccessList(cidrBlocks),
  };
}
