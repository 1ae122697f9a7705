import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createTeam } from '../../api/calls/teams.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { useSuggestedPeople } from '../../people/suggested-people.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import { findMembers, Strangers } from './members.js';
import { problemOfName } from './team-name.js';

/** Create Team: its name, and the members it begins with. Goes on to the team. */
export function CreateTeamDialog({ scope, onClose }: { scope: NamedScope; onClose: () => void }) {
  const { orgId } = scope;
  const say = useMessages();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const people = usePeople([], { hasTo: false });
  const suggestions = useSuggestedPeople(orgId, people.field.draft.typed, {
    orgMembershipStatuses: ['ACTIVE'],
  });
  const create = useSteps(async (usernames: readonly string[]) => {
    await findMembers(orgId, usernames, ['ACTIVE']);
    return send(createTeam(orgId, { name: name.trim(), usernames }));
  });

  const form = useForm({
    problems: { name: problemOfName(name) },
    take: () => people.settle() !== undefined,
    sending: create,
    send() {
      const { addresses } = people;
      create.mutate(addresses, {
        onError(error) {
          if (!(error instanceof Strangers)) return;
          people.replace(addresses, error.message);
          form.focusProblem();
        },
        onSuccess(team) {
          say(`Team ${team.name} created`);
          onClose();
          void navigate({ to: scopeUrl(scope, `teams/${team.id}`) });
        },
      });
    },
  });

  return (
    <Dialog
      title="Create Team"
      description="A team has no access by itself: give it roles on the page Teams of a project."
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        <TextField
          label="Name Your Team"
          autoFocus
          hint="No other team of the organization may have this name."
          value={name}
          problem={form.problem('name')}
          onChange={(event) => setName(event.target.value)}
        />
        <PeopleField
          label="Add Members"
          hint="Optional. Type an address, or choose somebody of the organization. Press Enter after each."
          suggestions={suggestions}
          {...people.field}
        />
        <Refusal error={create.error instanceof Strangers ? null : create.error} />
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
