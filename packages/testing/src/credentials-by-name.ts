import type { OrganizationFacts, ServerFacts } from 'sallyport/testing';
import { nearest } from './nearest.js';

export interface NamedApiKey {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface NamedServiceAccount {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface NamedUser {
  readonly username: string;
  readonly password: string;
}

/** Where several organizations have a credential of the name. */
export interface WhichOrganization {
  readonly organization?: string;
}

/**
 * The credentials of a seed. Without a name: of an owner, or the first. An API key is named by its description or its public
 * key, a service account by its name or its client ID (of two secrets it has the newest), a person by the user name. Throws
 * for a name that nothing has, and says which was probably meant.
 */
export interface CredentialsByName {
  apiKey(name?: string, where?: WhichOrganization): NamedApiKey;
  serviceAccount(name?: string, where?: WhichOrganization): NamedServiceAccount;
  user(username?: string): NamedUser;
}

export function credentialsOf(
  facts: Pick<ServerFacts, 'apiKey' | 'serviceAccount' | 'owner' | 'seed'>,
): CredentialsByName {
  const { users, organizations } = facts.seed;
  return {
    apiKey(name, where) {
      const { id, publicKey, privateKey } =
        name === undefined
          ? theOnly('API key', facts.apiKey)
          : find(
              'API key',
              name,
              from(organizations, where, ({ apiKeys }) => apiKeys),
              (key) => [key.description, key.publicKey],
            );
      return { id, publicKey, privateKey };
    },
    serviceAccount(name, where) {
      const { clientId, clientSecret } =
        name === undefined
          ? theOnly('service account', facts.serviceAccount)
          : find(
              'service account',
              name,
              from(organizations, where, (organization) => newestSecrets(organization)),
              (account) => [account.name, account.clientId],
            );
      return { clientId, clientSecret };
    },
    user(username) {
      const { password, ...user } =
        username === undefined
          ? theOnly('user', facts.owner)
          : find('user', username, users, (each) => [each.username]);
      return { username: user.username, password };
    },
  };
}

/** An account with two secrets is there twice, first with the newest. */
function newestSecrets({ serviceAccounts }: OrganizationFacts): OrganizationFacts['serviceAccounts'] {
  const found = new Map<string, OrganizationFacts['serviceAccounts'][number]>();
  for (const account of serviceAccounts)
    if (!found.has(account.clientId)) found.set(account.clientId, account);
  return [...found.values()];
}

function from<T>(
  organizations: readonly OrganizationFacts[],
  { organization: name }: WhichOrganization = {},
  of: (organization: OrganizationFacts) => readonly T[],
): readonly T[] {
  if (name === undefined) return organizations.flatMap(of);
  return of(find('organization', name, organizations, (each) => [each.name, each.orgId]));
}

function theOnly<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`the seed has no ${what}`);
  return found;
}

function find<T>(what: string, name: string, all: readonly T[], namesOf: (one: T) => readonly string[]): T {
  const [found, another] = all.filter((one) => namesOf(one).includes(name));
  if (found === undefined) {
    const names = all.map((one) => namesOf(one)[0] ?? '');
    throw new Error(`the seed has no ${what} ${JSON.stringify(name)}${nearest(name, names)}`);
  }
  if (another !== undefined)
    throw new Error(
      `the seed has several of ${what} ${JSON.stringify(name)}: say which, as in { organization: 'Acme' }, or by its ID or key`,
    );
  return found;
}
