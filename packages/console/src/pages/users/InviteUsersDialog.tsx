import { useState } from 'react';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { Invited } from '../../people/Invited.js';
import { countedPeople } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import { TeamsField } from '../../people/TeamsField.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import type { NamedScope } from '../../shell/scope.js';
import { DoneDialog } from './DoneDialog.js';
import { grantsProblem, ProjectGrants } from './ProjectGrants.js';
import { type InvitationTerms, toInvite, useInviting } from './useInviting.js';

/**
 * Invites people to the organization, all with the same roles. Each address is a call of its own, so some can be
 * refused: those stay in the field.
 */
export function InviteUsersDialog({ scope: { orgId }, onClose }: { scope: NamedScope; onClose: () => void }) {
  const say = useMessages();
  const people = usePeople();
  const [terms, setTerms] = useState<InvitationTerms>({ orgRoles: ['ORG_MEMBER'], grants: [], teams: [] });
  const set = (part: Partial<InvitationTerms>) => setTerms((before) => ({ ...before, ...part }));
  const options = useGrantableRoles();
  const { sending, invited, failed, isDone, invite } = useInviting(orgId, terms);
  const form = useForm({
    problems: {
      orgRoles: terms.orgRoles.length === 0 ? 'Choose at least one role.' : undefined,
      groupRoleAssignments: grantsProblem(terms.grants),
    },
    take: () => people.settle() !== undefined,
    sending,
    send() {
      invite(people.addresses, (done, refused) => {
        people.replace(refused);
        if (refused.length === 0) say(`${countedPeople(done.length)} invited`);
      });
    },
  });
  if (isDone)
    return (
      <DoneDialog title="Invite Users" onClose={onClose}>
        <Invited orgId={orgId} usernames={invited} />
      </DoneDialog>
    );
  return (
    <Dialog
      title="Invite Users"
      description="Invitations stand for 30 days. Whoever has no account yet makes one when accepting."
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        {invited.length > 0 && <Invited orgId={orgId} usernames={invited} />}
        <Refusals title={`${countedPeople(failed.length)} not invited`} failed={failed} />
        <PeopleField
          label="E-mail addresses"
          hint="Press Enter after each, or paste several at once."
          autoFocus
          {...people.field}
        />
        <RoleMenu
          label="Organization Permissions"
          options={options}
          roles={terms.orgRoles}
          problem={form.problem('orgRoles')}
          onChange={(orgRoles) => set({ orgRoles })}
        />
        <ProjectGrants
          orgId={orgId}
          grants={terms.grants}
          problem={form.problem('groupRoleAssignments')}
          onChange={(grants) => set({ grants })}
        />
        <TeamsField
          orgId={orgId}
          hint="Optional. Members have the roles of their teams in projects."
          chosen={terms.teams}
          onChange={(teams) => set({ teams })}
        />
        <Refusal error={sending.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={sending.isPending}>
            Add Users to Organization
          </Button>
          <Button onClick={onClose}>{invited.length > 0 ? 'Done' : 'Cancel'}</Button>
        </Actions>
        <CallPanel
          calls={[
            {
              title: 'Invite somebody',
              call: toInvite(orgId, people.addresses[0] ?? 'name@example.com', terms),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}
