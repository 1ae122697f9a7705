import { memoryBounds } from '../domain/bounds/memory.js';
import { isClientId } from '../domain/client-ids.js';
import { isId } from '../domain/ids.js';
import { isPublicKey } from '../domain/public-keys.js';
import type { Sealing } from '../domain/sealing.js';
import type { KnownWrites } from '../store/known-writes.js';
import { findOrganizationPolicy } from '../store/queries/organizations.js';
import { findProjectScope } from '../store/queries/projects.js';
import { findUserForAuthentication } from '../store/queries/user-roles.js';
import type { Store } from '../store/store.js';
import { deletedJustNow } from './deleted-just-now.js';
import { loadApiKey } from './load-api-key.js';
import { loadServiceAccount } from './load-service-account.js';
import { createLoadingCache, type LoadingCache } from './loading-cache.js';
import type { ApiKeyPrincipal, ServiceAccountPrincipal, User } from './principal.js';
import type { ReachFacts } from './reach/reach-rule.js';
import { bytesOfCredential, bytesOfUser } from './remembered-bytes.js';
import { createSharedValues } from './shared-values.js';

/** What the decision needs to know of an organization. */
export interface OrganizationPolicy {
  readonly id: string;
  readonly apiAccessListRequired: boolean;
}

/** What the decision needs to know of a project. */
export interface ProjectScope {
  readonly id: string;
  readonly organizationId: string;
}

/**
 * Everything the decision path looks up, in memory: loaded on first use, dropped by the change feed. In the steady
 * state no look-up does I/O, and none grows with the number of credentials.
 */
export interface Directory {
  readonly apiKeys: LoadingCache<ApiKeyPrincipal>;
  readonly serviceAccounts: LoadingCache<ServiceAccountPrincipal>;
  /** People by their id. */
  readonly users: LoadingCache<User>;
  readonly organizations: LoadingCache<OrganizationPolicy>;
  readonly projects: LoadingCache<ProjectScope>;
  /** Of a project that is gone; always read from the store, since hardly anybody needs it. */
  deletedJustNow(projectId: string, principalId: string, now: number): Promise<boolean>;
  /** Of which writes all of this knows (store.ts). */
  known(): KnownWrites;
  /** What few requests need to be known of is read where it stands. */
  facts(): ReachFacts;
  close(): void;
}

export function createDirectory(options: {
  store: Store;
  sealing: Sealing;
  maxCredentials: number;
}): Directory {
  const { store, sealing } = options;
  const { isFollowing } = store;
  // A third less memory for each credential of an organization after its first.
  const shared = createSharedValues(memoryBounds.sharedValues.most);

  const credentialSize = {
    bytesOf: bytesOfCredential,
    maxBytes: options.maxCredentials * memoryBounds.credentials.bytesEach,
  };

  const apiKeys = createLoadingCache<ApiKeyPrincipal>({
    isFollowing,
    isKey: isPublicKey,
    maxEntries: options.maxCredentials,
    size: credentialSize,
    load: async (publicKey) => {
      const key = await loadApiKey(store.reader, sealing, publicKey);
      return (
        key && {
          ...key,
          organizationId: shared.text(key.organizationId),
          organizationRoles: shared.list(key.organizationRoles),
          projectRoles: shared.lists(key.projectRoles),
        }
      );
    },
  });
  const serviceAccounts = createLoadingCache<ServiceAccountPrincipal>({
    isFollowing,
    isKey: isClientId,
    maxEntries: options.maxCredentials,
    size: credentialSize,
    load: async (clientId) => {
      const account = await loadServiceAccount(store.reader, clientId);
      return (
        account && {
          ...account,
          organizationId: shared.text(account.organizationId),
          organizationRoles: shared.list(account.organizationRoles),
          projectRoles: shared.lists(account.projectRoles),
        }
      );
    },
  });
  const users = createLoadingCache<User>({
    isFollowing,
    isKey: isId,
    maxEntries: memoryBounds.people.most,
    size: {
      bytesOf: bytesOfUser,
      maxBytes: memoryBounds.people.most * memoryBounds.people.bytesEach,
    },
    load: (id) => findUserForAuthentication(store.reader, id),
  });
  const organizations = createLoadingCache<OrganizationPolicy>({
    isFollowing,
    isKey: isId,
    maxEntries: memoryBounds.organizations.most,
    load: (id) => findOrganizationPolicy(store.reader, id),
  });
  const projects = createLoadingCache<ProjectScope>({
    isFollowing,
    isKey: isId,
    maxEntries: memoryBounds.projects.most,
    load: (id) => findProjectScope(store.reader, id),
  });

  const facts = { reader: store.reader, sealing };

  const stopListening = store.onChanges((changes) => {
    if (changes === 'all') {
      apiKeys.clear();
      serviceAccounts.clear();
      users.clear();
      organizations.clear();
      projects.clear();
      return;
    }
    for (const change of changes) {
      if (change.kind === 'credential') {
        // The subject is a public key or a client ID; dropping what is not there costs nothing.
        apiKeys.drop(change.subject);
        serviceAccounts.drop(change.subject);
      } else if (change.kind === 'organization') {
        organizations.drop(change.subject);
        // People carry the sign-in settings of their organizations, which change rarely.
        users.clear();
      } else if (change.kind === 'project') projects.drop(change.subject);
      else if (change.kind === 'user') users.drop(change.subject);
    }
  });

  return {
    apiKeys,
    serviceAccounts,
    users,
    organizations,
    projects,
    deletedJustNow: (projectId, principalId, now) =>
      deletedJustNow(store.reader, projectId, principalId, now),
    known: store.known,
    facts: () => facts,
    close: stopListening,
  };
}
