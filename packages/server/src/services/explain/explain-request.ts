import { lacksSecondFactor, permissionsInOrganization, refuseOrganization } from '../../access/authorize.js';
import type { Explain, Explanation } from '../../access/decision/explain.js';
import type { Directory } from '../../access/directory.js';
import type { Caller, Credential } from '../../access/principal.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/** What is asked: would `method path` by the credential from the address pass? */
export interface AskedRequest {
  /** A public key or a client ID. */
  readonly as: string;
  /** An address; the caller's own when absent. */
  readonly from: string | undefined;
  readonly method: string;
  readonly path: string;
  /** The `Accept` header; one that the operation serves when absent. */
  readonly accept: string | undefined;
}

/**
 * Answers whether a request would pass, and why. Credentials may ask about themselves; about others, whoever may read
 * the credentials of their organization. What does not exist and what belongs to others is refused alike.
 */
export async function explainRequest(
  parts: { directory: Directory; explain: Explain },
  caller: Caller,
  asked: AskedRequest,
): Promise<Explanation> {
  const from = asked.from || caller.address;
  const address = parseAddress(from);
  if (address === undefined)
    throw new RefusalError({
      ...refuse('INVALID_IP_ADDRESS_OR_CIDR_NOTATION', from),
      fields: [{ field: 'from', description: 'must be a single IPv4 or IPv6 address' }],
    });
  const credential = await findCredential(parts.directory, asked.as);
  if (credential !== null && lacksSecondFactor(caller.principal, credential.organizationId))
    throw new RefusalError(refuseOrganization(caller.principal, credential.organizationId));
  if (credential === null || !mayAskAbout(caller, credential))
    throw new RefusalError(refuse('API_KEY_NOT_FOUND', asked.as));
  return parts.explain({
    credential,
    address,
    method: asked.method.toUpperCase(),
    target: asked.path,
    accept: asked.accept,
  });
}

async function findCredential(directory: Directory, name: string): Promise<Credential | null> {
  return (await directory.apiKeys.get(name)) ?? (await directory.serviceAccounts.get(name));
}

function mayAskAbout({ principal }: Caller, credential: Credential): boolean {
  if (principal.id === credential.id) return true;
  const permissions = permissionsInOrganization(principal, credential.organizationId);
  const needed =
    credential.kind === 'api_key' ? 'organization.apiKeys.read' : 'organization.serviceAccounts.read';
  return permissions?.has(needed) ?? false;
}
