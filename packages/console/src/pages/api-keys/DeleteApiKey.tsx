import { shownText } from '@sallyport/client';
import { deleteApiKey } from '../../api/calls/api-keys.js';
import type { Credential } from '../../api/calls/credentials.js';
import { useSend } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { RelativeTime } from '../../kit/Time.js';
import type { NamedScope } from '../../shell/scope.js';

/** More names than this say less than their number. */
const NAMED_PROJECTS = 5;

/** Asks before a key of an organization is deleted, or one of a project taken out of it. */
export function DeleteApiKey({
  scope,
  apiKey,
  onDeleted,
  onClose,
}: {
  scope: NamedScope;
  apiKey: Credential;
  onDeleted: () => void;
  onClose: () => void;
}) {
  const say = useMessages();
  const removal = useSend(() => deleteApiKey(scope, apiKey.id));
  const isOrganization = scope.kind === 'organization';
  return (
    <ConfirmDialog
      title={isOrganization ? `Delete ${apiKey.publicKey}?` : `Remove ${apiKey.publicKey} from this project?`}
      // As for service accounts: an owner's credential may be the only way in for what runs by itself.
      {...(isOrganization &&
        apiKey.orgRoles.includes('ORG_OWNER') && { typed: apiKey.publicKey ?? apiKey.id })}
      action={isOrganization ? 'Delete' : 'Remove from this project'}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(isOrganization ? 'API key deleted' : 'API key removed from the project');
            onDeleted();
          },
        })
      }
    >
      <p>
        <strong>{shownText(apiKey.description)}</strong>,{' '}
        {apiKey.lastUsedAt ? (
          <>
            last used <RelativeTime time={apiKey.lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
        .
      </p>
      {isOrganization ? (
        <p>Programs that use this key are refused at once.{lostWith(apiKey)} This cannot be taken back.</p>
      ) : (
        <p>
          The key loses its roles in {scope.name} at once. It stays in the organization, with its access list
          and its roles in other projects.
        </p>
      )}
    </ConfirmDialog>
  );
}

/** What goes with the key, as a sentence. */
function lostWith({ accessListEntryCount: entries, groupRoles }: Credential): string {
  const names = groupRoles.map(({ groupId, groupName }) => groupName ?? groupId);
  const lost = [
    ...(entries > 0 ? [`its access list with ${counted(entries, 'entry', 'entries')}`] : []),
    ...(names.length > NAMED_PROJECTS
      ? [`its access to ${names.length} projects`]
      : names.length > 0
        ? [`its access to ${AND.format(names)}`]
        : []),
  ];
  return lost.length > 0 ? ` With it ${lost.length === 1 ? 'goes' : 'go'} ${AND.format(lost)}.` : '';
}

const AND = new Intl.ListFormat('en');
