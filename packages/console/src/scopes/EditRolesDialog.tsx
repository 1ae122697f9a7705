import { type ReactNode, useState } from 'react';
import type { Call } from '../api/call.js';
import { useSend } from '../api/query.js';
import { Actions, Button } from '../kit/Button.js';
import { CallPanel } from '../kit/CallPanel.js';
import { Dialog } from '../kit/Dialog.js';
import { useMessages } from '../kit/Messages.js';
import { Refusal } from '../kit/Refusal.js';
import { RoleMenu, type RoleOption } from '../kit/RoleMenu.js';
import { useForm } from '../kit/useForm.js';

/** "Edit Permissions": replaces the roles of somebody or something in one call. */
export function EditRolesDialog({
  name,
  description,
  label,
  options,
  given,
  whenEmpty = 'Choose at least one role.',
  toCall,
  onClose,
}: {
  /** Whose roles they are, as messages have it. */
  name: string;
  description: ReactNode;
  /** Of the menu: "Organization Permissions" or "Project Permissions". */
  label: string;
  options: readonly RoleOption[];
  /** The roles as they are now. */
  given: readonly string[];
  whenEmpty?: string;
  toCall: (roles: readonly string[]) => Call;
  onClose: () => void;
}) {
  const say = useMessages();
  const [roles, setRoles] = useState(given);
  const update = useSend(toCall);
  const form = useForm({
    problems: { roles: roles.length === 0 ? whenEmpty : undefined },
    showsAtOnce: true,
    sending: update,
    send() {
      update.mutate(roles, {
        onSuccess() {
          say(`Permissions of ${name} changed`);
          onClose();
        },
      });
    },
  });
  return (
    <Dialog title="Edit Permissions" description={description} onClose={onClose}>
      <form className="form" {...form.props}>
        <RoleMenu
          label={label}
          options={options}
          roles={roles}
          problem={form.problem('roles')}
          onChange={setRoles}
        />
        <Refusal error={update.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={update.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel calls={[{ title: `Replace the roles of ${name}`, call: toCall(roles) }]} />
      </form>
    </Dialog>
  );
}
