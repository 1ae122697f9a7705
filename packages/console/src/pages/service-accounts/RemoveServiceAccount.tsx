import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { deleteServiceAccount } from '../../api/calls/service-accounts.js';
import { useSend } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import styles from './ServiceAccounts.module.css';

/** Asks before an account is deleted from its organization, or taken out of a project. */
export function RemoveServiceAccount({
  scope,
  account,
  onDone,
  onClose,
}: {
  scope: Scope;
  account: Credential;
  /** After it was removed; else it closes. */
  onDone?: () => void;
  onClose: () => void;
}) {
  const say = useMessages();
  const removal = useSend(() => deleteServiceAccount(scope, account.id));
  const isOrganization = scope.kind === 'organization';
  return (
    <ConfirmDialog
      title={isOrganization ? `Delete ${account.name}?` : `Remove ${account.name} from this project?`}
      // An owner's credential may be the only way in for what runs by itself.
      {...(isOrganization && account.orgRoles.includes('ORG_OWNER') && { typed: account.name ?? account.id })}
      action={isOrganization ? 'Delete' : 'Remove from this project'}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(isOrganization ? 'Service account deleted' : 'Service account removed from the project');
            (onDone ?? onClose)();
          },
        })
      }
    >
      {isOrganization ? (
        <>
          <p>Programs that use this account are refused at once. With it go:</p>
          <ul className={styles.bullets}>
            {account.secretCount > 0 && (
              <li>{counted(account.secretCount, 'client secret')}, and every access token</li>
            )}
            {account.accessListEntryCount > 0 && (
              <li>its API access list, {counted(account.accessListEntryCount, 'entry', 'entries')}</li>
            )}
            {account.groupRoles.length > 0 && (
              <li>its access to {counted(account.groupRoles.length, 'project')}</li>
            )}
            <li>its permissions in this organization</li>
          </ul>
          <p>This cannot be taken back.</p>
        </>
      ) : (
        <p>
          The account loses its roles in this project at once. It stays in the organization, and its secrets,
          access tokens and access list stay with it.
        </p>
      )}
    </ConfirmDialog>
  );
}
