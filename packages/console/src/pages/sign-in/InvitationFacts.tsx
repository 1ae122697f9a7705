import type { ReactNode } from 'react';
import type { InvitationPreview } from '../../api/calls/account.js';
import { Time } from '../../kit/Time.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import styles from './InvitationFacts.module.css';

/** Who invites whom to what, and until when. */
export function InvitationFacts({ invitation }: { invitation: InvitationPreview }) {
  const { inviterUsername, username, orgName, roles, groupRoleAssignments, teams, expiresAt } = invitation;
  return (
    <>
      <p>
        <strong>{inviterUsername}</strong> invites you, <strong>{username}</strong>, to the organization{' '}
        <strong>{orgName}</strong>.
      </p>
      <dl className={styles.facts}>
        <Fact name="Organization roles">
          <RoleBadges roles={roles} />
        </Fact>
        {groupRoleAssignments.length > 0 && (
          <Fact name="Projects">
            {groupRoleAssignments.map(({ groupId, groupName, groupRoles }) => (
              <div key={groupId} className={styles.project}>
                <span>{groupName}</span>
                <RoleBadges roles={groupRoles} />
              </div>
            ))}
          </Fact>
        )}
        {teams.length > 0 && <Fact name="Teams">{teams.map(({ name }) => name).join(', ')}</Fact>}
        <Fact name="Open until">
          <Time time={expiresAt} />
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
