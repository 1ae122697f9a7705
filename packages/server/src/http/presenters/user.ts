import type { Account, UserGrants } from '../../store/queries/users.js';
import type { Link } from '../schemas/common.js';
import type { CloudAppUser } from '../schemas/users.js';
import { wireTime } from '../wire/render.js';

/** What a person links to beside itself. Rels always name the production host, also when links do not. */
const PARTS = ['whitelist', 'accessList'];

/** A person on the wire of the first versions. */
export function presentUser(
  account: Account,
  grants: UserGrants,
  link: (path: string) => string,
): CloudAppUser {
  const self = link(`/users/${account.id}`);
  const parts = PARTS.map((part) => ({
    href: `${self}/${part}`,
    rel: `https://cloud.mongodb.com/${part}`,
  }));
  return present(account, grants, [{ href: self, rel: 'self' }, ...parts]);
}

/** A person as one of a list: it links to itself only. */
export function presentUserListItem(
  account: Account,
  grants: UserGrants,
  link: (path: string) => string,
): CloudAppUser {
  return present(account, grants, [{ href: link(`/users/${account.id}`), rel: 'self' }]);
}

function present(account: Account, grants: UserGrants, links: Link[]): CloudAppUser {
  return {
    ...(account.country === null ? {} : { country: account.country }),
    createdAt: wireTime(account.createdAt),
    emailAddress: account.username,
    firstName: account.firstName,
    id: account.id,
    ...(account.lastAuthAt === null ? {} : { lastAuth: wireTime(account.lastAuthAt) }),
    lastName: account.lastName,
    links,
    ...(account.mobileNumber === null ? {} : { mobileNumber: account.mobileNumber }),
    roles: [
      ...grants.projectRoles.flatMap(({ projectId, roles }) =>
        roles.map((roleName) => ({ groupId: projectId, roleName })),
      ),
      ...grants.organizationRoles.map(({ organizationId, role }) => ({
        orgId: organizationId,
        roleName: role,
      })),
    ],
    teamIds: [...grants.teamIds],
    username: account.username,
  };
}
