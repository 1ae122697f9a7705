import { type FormEvent, useState } from 'react';
import { renameTeam, type Team } from '../../api/calls/teams.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
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
  const [problem, setProblem] = useState<string>();
  const renaming = useSend(() => renameTeam(orgId, team.id, name.trim()));
  function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(problemOfName(name));
    if (renaming.isPending || problemOfName(name)) return;
    renaming.mutate(undefined, {
      onSuccess() {
        say('Team renamed');
        onClose();
      },
    });
  }
  return (
    <Dialog title="Rename Team" onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <TextField
          label="Name Your Team"
          autoFocus
          value={name}
          problem={problem}
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
