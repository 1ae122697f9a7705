import { ApiError } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiVersion, activateVersion, getApiVersion, previewDefinition } from '../../api/calls/guard.js';
import { read, useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { Checkbox } from '../../kit/Field.js';
import { Loaded, Skeleton } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import type { ShownApi } from './ApiFrame.js';
import { PreviewView } from './PreviewView.js';

/** What another version would change, and the button that makes it the active one. */
export function ActivateVersion({
  scope,
  api,
  version: { version },
  onClose,
}: Pick<ShownApi, 'scope' | 'api'> & { version: ApiVersion; onClose: () => void }) {
  const say = useMessages();
  const [retire, setRetire] = useState(false);
  const stored = useQuery(read(getApiVersion(scope.orgId, api.name, version)));
  const text = stored.data?.definition;
  const call = previewDefinition(scope.orgId, { definition: text ?? '', retire });
  const preview = useQuery({
    // The active version is a part of the question: without it an old answer would stand after a change.
    ...read(call),
    queryKey: ['preview', scope.orgId, api.name, version, api.activeVersion, retire],
    placeholderData: undefined,
    enabled: text !== undefined,
  });
  const change = useSend(() => activateVersion(scope.orgId, api.name, version, retire));
  const form = useForm({
    isQuestion: true,
    sending: change,
    send: () =>
      change.mutate(undefined, {
        onSuccess() {
          say(`Version ${version} of ${api.title} is active`);
          onClose();
        },
      }),
  });
  return (
    <Dialog
      title={`Make version ${version} the active one?`}
      description={`Compared with version ${api.activeVersion}, which is active now.`}
      size="wide"
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        {stored.error ? (
          <Refusal error={stored.error} />
        ) : text === undefined ? (
          <Skeleton />
        ) : (
          <Loaded query={preview}>{(found) => <PreviewView preview={found} />}</Loaded>
        )}
        {(retire || areRolesGranted(preview.error)) && <RetireBox isOn={retire} onChange={setRetire} />}
        <Refusal error={change.error} />
        <Actions>
          <Button
            type="submit"
            look="primary"
            isBusy={change.isPending}
            disabled={preview.data === undefined}
          >
            Activate Version {version}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** Whether something was refused because a role that would be gone is held by somebody. */
export function areRolesGranted(error: unknown): boolean {
  return error instanceof ApiError && error.errorCode === 'GUARD_ROLES_GRANTED';
}

/** For a role that is gone and that somebody holds. */
export function RetireBox({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <Checkbox
      label="Go on although roles that are gone are granted still"
      hint="The grants stay and permit nothing. If a later version has the role again, so have they."
      checked={isOn}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
