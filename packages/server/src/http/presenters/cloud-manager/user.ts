import type { ActiveMember } from '../../../store/queries/members.js';
import type { Account, UserGrants } from '../../../store/queries/users.js';
import type { User } from '../../schemas/cloud-manager/users.js';
import type { CloudAppUser } from '../../schemas/users.js';
import { presentUserListItem } from '../user.js';
import { presentMemberListItem } from '../user-member.js';
import { linksOf, type MakeLink } from './links.js';

/** A person with what was granted in the organizations that the caller shares. */
export function presentUser(account: Account, grants: UserGrants, link: MakeLink): User {
  return present(account, presentUserListItem(account, grants, link), link);
}

/** A person just made: in no team, and with roles once the invitations are accepted. */
export function presentNewUser(account: Account, link: MakeLink): User {
  const { country, teamIds, ...user } = presentUser(
    account,
    { organizationRoles: [], projectRoles: [], teamIds: [] },
    link,
  );
  return user;
}

/** A member of an organization or a team, with all roles in the organization and its projects. */
export function presentMember(member: ActiveMember, link: MakeLink): User {
  return present(member.account, presentMemberListItem(member, link), link);
}

/** A member as a project shows it. */
export function presentProjectMember(member: ActiveMember, link: MakeLink): User {
  const { country, mobileNumber, teamIds, ...user } = presentMember(member, link);
  return user;
}

/** A person as on the Atlas wire, without the times that this one does not know, and with its own links. */
function present(account: Account, onAtlas: CloudAppUser, link: MakeLink): User {
  const { createdAt, lastAuth, ...user } = onAtlas;
  return {
    ...user,
    emailAddress: account.username,
    id: account.id,
    links: linksOf(link, `/users/${account.id}`, ['accessList']),
  };
}
