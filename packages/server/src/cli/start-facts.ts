import type { Bootstrap } from '../changes/installation/make-first-organization.js';
import type { CallTarget } from '../http/setup/first-calls.js';
import type { SeedOutcome } from '../seed/seed-run.js';

/** What a script needs to use a server that has just made its first objects. JSON leaves out what is undefined. */
export interface StartFacts {
  readonly baseUrl: string;
  /** The certificate authority to trust, where the server made one. */
  readonly caFile: string | undefined;
  readonly orgId: string | undefined;
  readonly groupId: string | undefined;
  readonly owner: { readonly username: string; readonly password: string } | undefined;
  readonly apiKey:
    | { readonly id: string; readonly publicKey: string; readonly privateKey: string }
    | undefined;
  readonly serviceAccount: { readonly clientId: string; readonly clientSecret: string } | undefined;
  readonly seed: ReturnType<typeof seedFacts> | undefined;
}

/**
 * The facts of a first start. Of a seed, the first organization, its first project, and the first owner, key and service
 * account that the run made in it stand where those of a bootstrap would; all that it made is in `seed`.
 */
export function startFacts(
  { publicUrl, caFile }: CallTarget,
  { made, seeded }: { readonly made: Bootstrap | undefined; readonly seeded: SeedOutcome | undefined },
): StartFacts {
  const organization = seeded?.organizations[0];
  const key = ownerOrFirst(organization?.apiKeys);
  const account = ownerOrFirst(organization?.serviceAccounts);
  const owner = seeded?.users.find(({ username }) => organization?.owners.includes(username));
  return {
    baseUrl: publicUrl,
    caFile,
    orgId: made?.orgId ?? organization?.orgId,
    groupId: made?.groupId ?? organization?.projects[0]?.groupId,
    owner: made?.owner ?? (owner && { username: owner.username, password: owner.password }),
    apiKey: made?.apiKey ?? (key && { id: key.id, publicKey: key.publicKey, privateKey: key.privateKey }),
    serviceAccount: account && { clientId: account.clientId, clientSecret: account.clientSecret },
    seed: seeded && seedFacts(seeded),
  };
}

/** The first that is Organization Owner, and otherwise the first. */
function ownerOrFirst<T extends { readonly roles: readonly string[] }>(
  made: readonly T[] | undefined,
): T | undefined {
  return made?.find(({ roles }) => roles.includes('ORG_OWNER')) ?? made?.[0];
}

/** What a run made, with its secrets, as JSON for scripts. */
export function seedFacts({ users, organizations }: SeedOutcome) {
  return {
    users: users.map(({ username, password }) => ({ username, password })),
    organizations: organizations.map(({ orgId, name, projects, apiKeys, serviceAccounts }) => ({
      orgId,
      name,
      projects,
      apiKeys: apiKeys.map(({ id, description, publicKey, privateKey }) => ({
        id,
        description,
        publicKey,
        privateKey,
      })),
      serviceAccounts: serviceAccounts.map(({ name: account, clientId, clientSecret }) => ({
        name: account,
        clientId,
        clientSecret,
      })),
    })),
  };
}
