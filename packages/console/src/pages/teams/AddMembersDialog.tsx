import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addTeamUser, type Team } from '../../api/calls/teams.js';
import { listOrgUsers, type OrgUser } from '../../api/calls/users.js';
import { read, useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { attemptEach } from '../../kit/attempt-each.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { countedPeople, fullName } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import { takeMembers } from './members.js';

/** Adds people of the organization to a team, pending ones too: a call for each, so some can be refused. */
export function AddMembersDialog({
  orgId,
  team,
  members,
  onClose,
}: {
  orgId: string;
  team: Team;
  members: readonly OrgUser[];
  onClose: () => void;
}) {
  const say = useMessages();
  const people = usePeople();
  const known = useQuery(read(listOrgUsers(orgId)));
  const [added, setAdded] = useState<readonly string[]>([]);
  const isIn = new Set(members.map(({ username }) => username));
  const idOf = (address: string) => known.data?.results.find(({ username }) => username === address)?.id;
  const adding = useSteps((chosen: readonly { id: string; username: string }[]) =>
    attemptEach(chosen, ({ id }) => send(addTeamUser(orgId, team.id, id))),
  );

  const form = useForm({
    take: () => known.data !== undefined && takeMembers(people, known.data.results),
    sending: adding,
    send() {
      const chosen = people.addresses.map((username) => ({ username, id: idOf(username) ?? '' }));
      adding.mutate(chosen, {
        onSuccess({ done, failed }) {
          setAdded((before) => [...before, ...done.map(({ item }) => item.username)]);
          people.replace(failed.map(({ item }) => item.username));
          if (failed.length > 0) return;
          say(`${countedPeople(done.length)} added to ${team.name}`);
          onClose();
        },
      });
    },
  });

  const failed = adding.data?.failed ?? [];
  return (
    <Dialog title="Add Members" description={`To the team ${team.name}.`} onClose={onClose}>
      <form className="form" {...form.props}>
        {added.length > 0 && (
          <Notice tone="good" isUrgent title={`${countedPeople(added.length)} added`}>
            <p>{added.join(', ')}</p>
          </Notice>
        )}
        <Refusals
          title={`${countedPeople(failed.length)} not added`}
          failed={failed.map(({ item, error }) => ({ item: item.username, error }))}
        />
        <PeopleField
          label="Add Members"
          hint="Type an address, or choose somebody of the organization. Press Enter after each."
          suggestions={known.data?.results
            .filter(({ username }) => !isIn.has(username))
            .map((person) => ({ username: person.username, name: fullName(person) }))}
          autoFocus
          {...people.field}
        />
        <Refusal error={adding.error ?? known.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={adding.isPending || known.isPending}>
            Add to Team
          </Button>
          <Button onClick={onClose}>{added.length > 0 ? 'Done' : 'Cancel'}</Button>
        </Actions>
        <CallPanel
          calls={[
            {
              title: 'Add somebody to the team',
              call: addTeamUser(orgId, team.id, idOf(people.addresses[0] ?? '') ?? '{USER-ID}'),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}
