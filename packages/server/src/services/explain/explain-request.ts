import { lacksSecondFactor, permissionsInOrganization, refuseOrganization } from '../../access/authorize.js';
import type { Explanation } from '../../access/decision/explain.js';
import { accessListStep, withoutEntries } from '../../access/decision/steps/access-list.js';
import type { Directory } from '../../access/directory.js';
import type { Caller, Credential } from '../../access/principal.js';
import { mayReachApiKeyList } from '../../access/reach/api-key-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Services } from '../services.js';

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
  /** The name of a guarded API that the request is made to; Sallyport itself when absent. */
  readonly api: string | undefined;
}

/**
 * Answers whether a request would pass, and why. Credentials may ask about themselves; about others, whoever may read
 * the credentials of their organization; entries of an access list are told to whom it is shown. What does not exist and what belongs to others is refused alike.
 */
export async function explainRequest(
  parts: Services['decision'],
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
  const request = { credential, address, method: asked.method.toUpperCase(), target: asked.path };
  const explanation =
    asked.api === undefined
      ? await parts.explain({ ...request, accept: asked.accept })
      : await parts.explainGuarded({
          ...request,
          api: await findApi(parts, credential, asked.api),
          headers: {},
        });
  return maySeeList(caller, credential) ? explanation : concealEntries(explanation, address.text);
}

function concealEntries(explanation: Explanation, address: string): Explanation {
  return {
    ...explanation,
    checks: explanation.checks.map((each) =>
      each.check === accessListStep.name ? { ...each, detail: withoutEntries(address, each.passed) } : each,
    ),
  };
}

/** The list of a service account is shown to all who may ask about it. */
function maySeeList(caller: Caller, credential: Credential): boolean {
  return (
    credential.kind === 'service_account' ||
    mayReachApiKeyList(caller, { ...credential, projectIds: [...credential.projectRoles.keys()] })
  );
}

/** One that is not open to the credential answers like one that does not exist. */
async function findApi({ guarded }: Services['decision'], credential: Credential, name: string) {
  const api = await guarded.apis.get(name);
  const isOpen = api?.openTo === 'installation' || api?.organizationId === credential.organizationId;
  if (!api || !isOpen) throw new RefusalError(refuse('GUARDED_API_NOT_FOUND', name));
  return api;
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
