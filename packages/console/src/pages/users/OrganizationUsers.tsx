import { useState } from 'react';
import {
  inviteOrgUser,
  listOrgUsers,
  type OrgUser,
  removeOrgUser,
  updateOrgUserRoles,
} from '../../api/calls/users.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Page } from '../../kit/Page.js';
import { InvitationLinkDialog } from '../../people/InvitationLink.js';
import { useSession } from '../../session/session.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { EditOrganizationRoles } from './EditOrganizationRoles.js';
import { InviteAgain } from './InviteAgain.js';
import { InviteUsersDialog } from './InviteUsersDialog.js';
import { type OrganizationUserAction, OrganizationUserTable } from './OrganizationUserTable.js';
import { RemoveFromOrganization } from './RemoveFromOrganization.js';
import { UserDetails } from './UserDetails.js';

/** A dialog that a row opened. */
interface Open {
  readonly action: OrganizationUserAction;
  readonly user: OrgUser;
}

/** Users of an organization: members, and those who were invited. */
export function OrganizationUsers({ scope }: { scope: NamedScope }) {
  const may = useMay(scope);
  const mayChange = may('organization.users.write');
  const { user: self } = useSession();
  const [isInviting, setIsInviting] = useState(false);
  const [open, setOpen] = useState<Open>();
  return (
    <Page
      title="Users"
      eyebrow={`Organization Access Manager · ${scope.name}`}
      lead="People who sign in, with the roles they have in this organization."
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setIsInviting(true)}>
            Invite Users
          </Button>
        )
      }
    >
      <ReadOnlyNotice permission="organization.users.write" what="the people of this organization" />
      <OrganizationUserTable
        scope={scope}
        selfId={self.id}
        mayChange={mayChange}
        mayLink={may('organization.invitations.write')}
        onAction={(action, user) => setOpen({ action, user })}
      />
      <UserCalls orgId={scope.orgId} mayChange={mayChange} />
      {isInviting && <InviteUsersDialog scope={scope} onClose={() => setIsInviting(false)} />}
      {open && (
        <OpenDialog
          scope={scope}
          open={open}
          isSelf={open.user.id === self.id}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

function OpenDialog({
  scope,
  open: { action, user },
  isSelf,
  onClose,
}: {
  scope: NamedScope;
  open: Open;
  isSelf: boolean;
  onClose: () => void;
}) {
  const { orgId } = scope;
  switch (action) {
    case 'details':
      return <UserDetails orgId={orgId} user={user} onClose={onClose} />;
    case 'roles':
      return <EditOrganizationRoles orgId={orgId} user={user} onClose={onClose} />;
    case 'link':
      return <InvitationLinkDialog orgId={orgId} username={user.username} onClose={onClose} />;
    case 'again':
      return <InviteAgain orgId={orgId} user={user} onClose={onClose} />;
    case 'remove':
      return <RemoveFromOrganization scope={scope} user={user} isSelf={isSelf} onClose={onClose} />;
  }
}

function UserCalls({ orgId, mayChange }: { orgId: string; mayChange: boolean }) {
  return (
    <CallPanel
      calls={[
        { title: 'List the users', call: listOrgUsers(orgId) },
        ...(mayChange
          ? [
              {
                title: 'Invite somebody',
                call: inviteOrgUser(orgId, {
                  username: 'name@example.com',
                  roles: { orgRoles: ['ORG_MEMBER'] },
                }),
              },
              {
                title: 'Replace the roles of somebody',
                call: updateOrgUserRoles(orgId, '{USER-ID}', ['ORG_MEMBER']),
              },
              {
                title: 'Remove somebody, or cancel the invitation',
                call: removeOrgUser(orgId, '{USER-ID}'),
              },
            ]
          : []),
      ]}
    />
  );
}
