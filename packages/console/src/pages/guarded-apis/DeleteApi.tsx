import { useState } from 'react';
import { deleteGuardedApi } from '../../api/calls/guard.js';
import { useSend } from '../../api/query.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { areRolesGranted, RetireBox } from './ActivateVersion.js';
import type { ShownApi } from './ApiFrame.js';

/** Asks before an API goes, with everything that belongs to it. */
export function DeleteApi({
  scope,
  api,
  onDone,
  onClose,
}: Pick<ShownApi, 'scope' | 'api'> & { onDone: () => void; onClose: () => void }) {
  const say = useMessages();
  const [retire, setRetire] = useState(false);
  const removal = useSend(() => deleteGuardedApi(scope.orgId, api.name, retire));
  return (
    <ConfirmDialog
      title={`Delete ${api.title}?`}
      typed={api.name}
      action="Delete"
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(`${api.title} deleted`);
            onDone();
          },
        })
      }
    >
      <p>
        With it go all its versions, roles and gates. Whoever asks by one of its gates is answered 404, so
        that its proxy lets nothing through any more. This cannot be taken back.
      </p>
      {(retire || areRolesGranted(removal.error)) && <RetireBox isOn={retire} onChange={setRetire} />}
    </ConfirmDialog>
  );
}
