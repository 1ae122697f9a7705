import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { createTeam } from '../../api/calls/teams.js';
import { listOrgUsers } from '../../api/calls/users.js';
import { read, useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import { fullName } from '../users/people.js';
import { strangersProblem } from './members.js';
import { problemOfName } from './team-name.js';

/** Create Team: its name, and the members it begins with. Goes on to the team. */
export function CreateTeamDialog({ scope, onClose }: { scope: NamedScope; onClose: () => void }) {
  const { orgId } = scope;
  const say = useMessages();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [nameProblem, setNameProblem] = useState<string>();
  const people = usePeople([], { hasTo: false });
  const known = useQuery(read(listOrgUsers(orgId, ['ACTIVE'])));
  const create = useSend((usernames: readonly string[]) =>
    createTeam(orgId, { name: name.trim(), usernames }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (create.isPending) return;
    const problem = problemOfName(name);
    setNameProblem(problem);
    const usernames = people.settle();
    if (problem || usernames === undefined) return;
    const strangers = known.data
      ? usernames.filter((address) => !known.data.results.some(({ username }) => username === address))
      : [];
    if (strangers.length > 0) return people.replace(usernames, strangersProblem(strangers));
    create.mutate(usernames, {
      onSuccess(team) {
        say(`Team ${team.name} created`);
        onClose();
        void navigate({ to: scopeUrl(scope, `teams/${team.id}`) });
      },
    });
  }

  return (
    <Dialog
      title="Create Team"
      description="A team has no access by itself: give it roles on the page Teams of a project."
      onClose={onClose}
    >
      <form className="form" onSubmit={submit} noValidate>
        <TextField
          label="Name Your Team"
          autoFocus
          hint="No other team of the organization may have this name."
          value={name}
          problem={nameProblem}
          onChange={(event) => setName(event.target.value)}
        />
        <PeopleField
          label="Add Members"
          hint="Optional. Type an address, or choose somebody of the organization. Press Enter after each."
          suggestions={known.data?.results.map((person) => ({
            username: person.username,
            name: fullName(person),
          }))}
          {...people.field}
        />
        <Refusal error={create.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={create.isPending}>
            Create Team
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel
          calls={[
            {
              title: 'Create this team',
              call: createTeam(orgId, { name: name.trim(), usernames: people.addresses }),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}
