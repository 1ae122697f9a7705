import { isUsableKey } from '../api-key-facts.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';

interface OwnersOf {
  readonly organizationId: string;
  readonly limit: number;
}

const owners = prepared((reader, { organizationId, limit }: Placeholders<OwnersOf>) =>
  reader
    .selectFrom('user_organization_roles')
    .innerJoin('users', 'users.id', 'user_organization_roles.user_id')
    .select('users.username')
    .where('user_organization_roles.organization_id', '=', organizationId)
    .where('user_organization_roles.role', '=', 'ORG_OWNER')
    .orderBy('users.id')
    .limit(limit),
);

/** The user names of the people who own the organization, those who came first. */
export async function listOwners(reader: Reader, asked: OwnersOf): Promise<string[]> {
  return (await owners.all(reader, asked)).map(({ username }) => username);
}

interface UsableOwnersOf {
  readonly organizationId: string;
  readonly now: number;
}

const usableOwners = prepared((reader, { organizationId, now }: Placeholders<UsableOwnersOf>) => {
  const people = reader
    .selectFrom('user_organization_roles')
    .innerJoin('users', 'users.id', 'user_organization_roles.user_id')
    .select('users.id')
    .where('user_organization_roles.organization_id', '=', organizationId)
    .where('user_organization_roles.role', '=', 'ORG_OWNER')
    .where('users.password_hash', 'is not', null);
  const credentials = reader
    .selectFrom('credential_organization_roles')
    .innerJoin('credentials', 'credentials.id', 'credential_organization_roles.credential_id')
    .select('credentials.id')
    .where('credentials.organization_id', '=', organizationId)
    .where('credential_organization_roles.role', '=', 'ORG_OWNER')
    .where((where) =>
      where.or([
        where.not(
          where.exists(
            where
              .selectFrom('organizations')
              .select('organizations.id')
              .whereRef('organizations.id', '=', 'credentials.organization_id')
              .where('organizations.api_access_list_required', '=', 1),
          ),
        ),
        where.exists(
          where
            .selectFrom('access_list_entries')
            .select('access_list_entries.credential_id')
            .whereRef('access_list_entries.credential_id', '=', 'credentials.id'),
        ),
      ]),
    )
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('api_keys')
            .select('api_keys.id')
            .whereRef('api_keys.id', '=', 'credentials.id')
            .where(isUsableKey(now)),
        ),
        where.exists(
          where
            .selectFrom('client_secrets')
            .select('client_secrets.id')
            .whereRef('client_secrets.service_account_id', '=', 'credentials.id')
            .where('client_secrets.expires_at', '>', now),
        ),
      ]),
    );
  return people.unionAll(credentials).limit(1);
});

/**
 * Whether somebody can still manage the organization: a person who is Organization Owner and can sign in, an API key
 * with that role that can be used, or a service account with it and a secret that has not expired. Where the organization
 * requires access lists, a credential with an empty one is refused, so it is none. `now` is in UTC milliseconds.
 */
export async function hasUsableOwner(reader: Reader, organizationId: string, now: number): Promise<boolean> {
  return (await usableOwners.first(reader, { organizationId, now })) !== undefined;
}
