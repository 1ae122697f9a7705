import { useState } from 'react';
import { addTeamUser, type Team } from '../../api/calls/teams.js';
import { useSteps } from '../../api/query.js';
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
import { countedPeople } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import { useSuggestedPeople } from '../../people/suggested-people.js';
import { findMembers, Strangers } from './members.js';

/** Adds people of the organization to a team, pending ones too: a call for each, so some can be refused. */
export function AddMembersDialog({
  orgId,
  team,
  onClose,
}: {
  orgId: string;
  team: Team;
  onClose: () => void;
}) {
  const say = useMessages();
  const people = usePeople();
  const suggestions = useSuggestedPeople(orgId, people.field.draft.typed, { withoutTeamId: team.id });
  const [added, setAdded] = useState<readonly string[]>([]);
  const adding = useSteps(async (addresses: readonly string[]) =>
    attemptEach(await findMembers(orgId, addresses), ({ id }) => send(addTeamUser(orgId, team.id, id))),
  );

  const form = useForm({
    take: () => people.settle() !== undefined,
    sending: adding,
    send() {
      const { addresses } = people;
      adding.mutate(addresses, {
        onError(error) {
          if (!(error instanceof Strangers)) return;
          people.replace(addresses, error.message);
          form.focusProblem();
        },
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
          suggestions={suggestions}
          autoFocus
          {...people.field}
        />
        <Refusal error={adding.error instanceof Strangers ? null : adding.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={adding.isPending}>
            Add to Team
          </Button>
          <Button onClick={onClose}>{added.length > 0 ? 'Done' : 'Cancel'}</Button>
        </Actions>
        <CallPanel
          calls={[
            {
              title: 'Add somebody to the team',
              call: addTeamUser(orgId, team.id, '{USER-ID}'),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}
