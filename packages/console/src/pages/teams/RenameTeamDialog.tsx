import { useState } from 'react';
import { renameTeam, type Team } from '../../api/calls/teams.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { problemOfName } from './team-name.js';

/** Gives a team another name. */
export function RenameTeamDialog({
  orgId,
  team,
  onClose,
}: {
  orgId: string;
  team: Team;
  onClose: () => void;
}) {
  const say = useMessages();
  const [name, setName] = useState(team.name);
  const renaming = useSend(() => renameTeam(orgId, team.id, name.trim()));
  const form = useForm({
    problems: { name: problemOfName(name) },
    sending: renaming,
    send() {
      renaming.mutate(undefined, {
        onSuccess() {
          say('Team renamed');
          onClose();
        },
      });
    },
  });
  return (
    <Dialog title="Rename Team" onClose={onClose}>
      <form className="form" {...form.props}>
        <TextField
          label="Name Your Team"
          autoFocus
          value={name}
          problem={form.problem('name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Refusal error={renaming.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={renaming.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
      </form>
    </Dialog>
  );
}
