import { updateOrganizationSettings } from '../../api/calls/organization-settings.js';
import { inviteOrgUser } from '../../api/calls/users.js';
import { REQUIREMENT_NAME } from '../../domain.js';
import type { NewMember } from '../../scopes/MemberRows.js';
import type { Step } from '../../scopes/steps.js';

/** What an organization gets beside its name. */
export interface NewOrganization {
  readonly members: readonly NewMember[];
  /** Whether credentials need an access list. */
  readonly isRequired: boolean;
}

/** Stands for the ID of an organization that does not exist yet, in calls that are only shown. */
export const ORG_ID = '{ORG-ID}';

export const REQUIREMENT_KEY = 'requirement';
export const memberKey = (username: string) => `member ${username}`;

export const toInvite = ({ username, roles }: NewMember) => ({ username, roles: { orgRoles: roles } });

/** What follows once the organization is there. Without the requirement nothing is to be set: new ones do not have it. */
export function stepsOf(orgId: string, { isRequired, members }: NewOrganization): Step[] {
  return [
    ...(isRequired
      ? [
          {
            key: REQUIREMENT_KEY,
            title: REQUIREMENT_NAME,
            call: updateOrganizationSettings(orgId, { apiAccessListRequired: true }),
          },
        ]
      : []),
    ...members.map((member) => ({
      key: memberKey(member.username),
      title: `Invite ${member.username}`,
      call: inviteOrgUser(orgId, toInvite(member)),
    })),
  ];
}
