import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listProjects } from '../../api/calls/scopes.js';
import { listTeams } from '../../api/calls/teams.js';
import { inviteOrgUser, WHOLE_LIST } from '../../api/calls/users.js';
import { read, useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { organizationRoles } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CheckList } from '../../kit/CheckList.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { attemptEach } from '../../people/attempt-each.js';
import { Invited } from '../../people/Invited.js';
import { countedPeople } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import type { NamedScope } from '../../shell/scope.js';
import { grantsProblem, type ProjectGrant, ProjectGrants } from './ProjectGrants.js';

/**
 * Invites people to the organization, all with the same roles. Each address is a call of its own, so some can be
 * refused: those stay in the field.
 */
export function InviteUsersDialog({ scope, onClose }: { scope: NamedScope; onClose: () => void }) {
  const { orgId } = scope;
  const say = useMessages();
  const people = usePeople();
  const [orgRoles, setOrgRoles] = useState<readonly string[]>(['ORG_MEMBER']);
  const [grants, setGrants] = useState<readonly ProjectGrant[]>([]);
  const [teamIds, setTeamIds] = useState<readonly string[]>([]);
  const [invited, setInvited] = useState<readonly string[]>([]);
  const projects = useQuery(read(listProjects(orgId, WHOLE_LIST)));
  const teams = useQuery(read(listTeams(orgId)));

  const toInvite = (username: string) =>
    inviteOrgUser(orgId, {
      username,
      roles: {
        orgRoles,
        ...(grants.length > 0 && {
          groupRoleAssignments: grants.map(({ groupId, roles }) => ({ groupId, groupRoles: roles })),
        }),
      },
      ...(teamIds.length > 0 && { teamIds }),
    });
  const sending = useSteps((addresses: readonly string[]) =>
    attemptEach(addresses, (address) => send(toInvite(address))),
  );

  const form = useForm({
    problems: {
      orgRoles: orgRoles.length === 0 ? 'Choose at least one role.' : undefined,
      groupRoleAssignments: grantsProblem(grants),
    },
    take: () => people.settle() !== undefined,
    sending,
    send() {
      sending.mutate(people.addresses, {
        onSuccess({ done, failed }) {
          setInvited((before) => [...new Set([...before, ...done.map(({ item }) => item)])]);
          people.replace(failed.map(({ item }) => item));
          if (failed.length === 0) say(`${countedPeople(done.length)} invited`);
        },
      });
    },
  });

  const failed = sending.data?.failed ?? [];
  if (sending.isSuccess && failed.length === 0)
    return (
      <Dialog title="Invite Users" onClose={onClose}>
        <div className="stack">
          <Invited orgId={orgId} usernames={invited} />
          <Actions>
            <Button look="primary" autoFocus onClick={onClose}>
              Done
            </Button>
          </Actions>
        </div>
      </Dialog>
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
          options={organizationRoles}
          roles={orgRoles}
          problem={form.problem('orgRoles')}
          onChange={setOrgRoles}
        />
        {projects.data && (
          <ProjectGrants
            projects={projects.data.results}
            grants={grants}
            problem={form.problem('groupRoleAssignments')}
            onChange={setGrants}
          />
        )}
        {teams.data && teams.data.results.length > 0 && (
          <CheckList
            label="Teams"
            hint="Optional. Members have the roles of their teams in projects."
            options={teams.data.results.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={teamIds}
            onChange={setTeamIds}
          />
        )}
        <Refusal error={sending.error ?? projects.error ?? teams.error} />
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
              call: toInvite(people.addresses[0] ?? 'name@example.com'),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}
