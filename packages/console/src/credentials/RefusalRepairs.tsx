import { ApiError } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Call } from '../api/call.js';
import { addToAccessList } from '../api/calls/access-lists.js';
import { inviteApiKey, updateApiKey } from '../api/calls/api-keys.js';
import { type Credential, getCredential } from '../api/calls/credentials.js';
import type { Scope } from '../api/calls/scopes.js';
import { inviteServiceAccount, updateServiceAccount } from '../api/calls/service-accounts.js';
import { type AddressHistory, getAddressHistory, type RefusedCalls } from '../api/calls/use.js';
import { read, useSend } from '../api/query.js';
import { Button } from '../kit/Button.js';
import { counted } from '../kit/counted.js';
import { ConfirmDialog } from '../kit/Dialog.js';
import { Loaded } from '../kit/Loaded.js';
import { useMessages } from '../kit/Messages.js';
import { Notice } from '../kit/Notice.js';
import { RelativeTime } from '../kit/Time.js';
import { RoleNames, useRoleNames } from '../scopes/RoleNames.js';
import { type NamedScope, scopeUrl, useMay } from '../shell/scope.js';

/** A refusal of a credential that is still there. */
type Repairable = RefusedCalls & { readonly credentialId: string };

/** The buttons that repair a refusal, as far as the signed-in person may, and the one that explains it. */
export function RefusalRepairs({ scope, refused }: { scope: NamedScope; refused: RefusedCalls }) {
  const [open, setOpen] = useState<'address' | 'role'>();
  const may = useMay(scope);
  const { credentialId, credentialKind, credentialName, canAddAddress, address, roleThatPermits } = refused;
  const isCredential = credentialKind === 'API_KEY' || credentialKind === 'SERVICE_ACCOUNT';
  if (credentialId === null || !isCredential) return null;
  const repairable = { ...refused, credentialId };
  const word = credentialKind === 'API_KEY' ? 'apiKeys' : 'serviceAccounts';
  const mayChange = may(`${scope.kind}.${word}.write`);
  const role =
    roleThatPermits !== null && mayGrant(scope, refused, roleThatPermits, may) ? roleThatPermits : null;
  const question = {
    as: credentialKind === 'API_KEY' ? (credentialName ?? credentialId) : credentialId,
    from: address ?? undefined,
    ...requestOf(refused),
  };
  const close = () => setOpen(undefined);
  return (
    <>
      {mayChange && canAddAddress && address !== null && (
        <Button onClick={() => setOpen('address')}>Add this address</Button>
      )}
      {role !== null && <Button onClick={() => setOpen('role')}>Grant this role</Button>}
      <Link className="button" to={scopeUrl(scope, 'explain')} search={question}>
        Explain
      </Link>
      {open === 'address' && address !== null && (
        <AddAddress scope={scope} refused={repairable} address={address} onClose={close} />
      )}
      {open === 'role' && role !== null && (
        <GrantRole scope={scope} refused={repairable} role={role} onClose={close} />
      )}
    </>
  );
}

/** The request to ask about again. Of a route of a guarded API only the project is known, so names stand for the rest. */
function requestOf({ api, groupId, method, operation, path }: RefusedCalls) {
  if (api === null) return { method: method ?? undefined, path: path ?? undefined };
  const [verb, template] = operation?.split(' ') ?? [];
  const filled = template
    ?.replace(/\{\w*(?:project|group)\w*\}/i, (named) => groupId ?? named)
    .replace(/[{}]/g, '');
  return { api, method: verb, path: filled };
}

/** A role in a project is granted where the refusal tells of one: from its own pages too. One in the organization is not. */
function mayGrant(
  scope: NamedScope,
  { credentialKind, groupId }: RefusedCalls,
  role: string,
  may: (permission: string) => boolean,
): boolean {
  const word = credentialKind === 'API_KEY' ? 'apiKeys' : 'serviceAccounts';
  const isInProject = role.startsWith('GROUP_');
  if (isInProject && groupId === null) return false;
  if (scope.kind === 'project')
    return isInProject && groupId === scope.groupId && may(`project.${word}.write`);
  return may(`organization.${word}.write`);
}

/** Lets the address in that was refused, after showing what was seen of it. */
function AddAddress({
  scope,
  refused: { credentialId, credentialKind, credentialName },
  address,
  onClose,
}: {
  scope: NamedScope;
  refused: Repairable;
  address: string;
  onClose: () => void;
}) {
  const say = useMessages();
  const history = useQuery(read(getAddressHistory(scope, credentialId, address)));
  const credential = useQuery(read(getCredential(scope, credentialId)));
  const isManageable = credential.data?.isManageable ?? false;
  const kind = credentialKind === 'SERVICE_ACCOUNT' ? 'SERVICE_ACCOUNT' : 'API_KEY';
  const addition = useSend(() =>
    addToAccessList({ kind, scope, orgId: scope.orgId, id: credentialId }, [{ ipAddress: address }]),
  );
  return (
    <ConfirmDialog
      title={`Add ${address} to the access list?`}
      action="Add Address"
      look="primary"
      isBusy={addition.isPending || !isManageable}
      error={addition.error ?? credential.error}
      onClose={onClose}
      onConfirm={() =>
        addition.mutate(undefined, {
          onSuccess() {
            say(`${address} added to the access list of ${credentialName ?? credentialId}`);
            onClose();
          },
        })
      }
    >
      <p>
        From the next request on, <strong>{credentialName ?? credentialId}</strong> can call from it. Add it
        only if you know whose address it is: whoever called from there had the right secret.
      </p>
      {credential.data && !isManageable && (
        <Notice tone="warning">
          <p>The credential reaches further than you do: an Organization Owner changes its access list.</p>
        </Notice>
      )}
      <Loaded query={history}>{(seen) => <History seen={seen} />}</Loaded>
    </ConfirmDialog>
  );
}

function History({ seen }: { seen: AddressHistory }) {
  const { refused, wrongSecrets, otherCredentials, lastUsedFrom, entry } = seen;
  return (
    <ul aria-label="What was seen of this address">
      {entry !== null && (
        <li>
          The entry <code>{entry}</code> lets it in by now.
        </li>
      )}
      <li>
        {lastUsedFrom === null ? (
          'The last uses of this credential do not tell of it.'
        ) : (
          <>
            This credential was let in from it <RelativeTime time={lastUsedFrom} />.
          </>
        )}
      </li>
      {refused && (
        <li>
          {counted(refused.count, 'call')} with the right secret refused since{' '}
          <RelativeTime time={refused.firstRefusedAt} />.
        </li>
      )}
      {wrongSecrets && (
        <li>
          {counted(wrongSecrets.count, 'call')} with a wrong secret, the last{' '}
          <RelativeTime time={wrongSecrets.lastRefusedAt} />.
        </li>
      )}
      <li>
        {otherCredentials === 0
          ? 'No other caller of the organization is known from it.'
          : `${counted(otherCredentials, 'other caller')} of the organization ${otherCredentials === 1 ? 'was' : 'were'} seen from it.`}
      </li>
    </ul>
  );
}

/** Grants the narrowest role that has the permission which was missing. */
function GrantRole({
  scope,
  refused: { credentialId, credentialKind, credentialName, groupId, groupName, permission },
  role,
  onClose,
}: {
  scope: NamedScope;
  refused: Repairable;
  role: string;
  onClose: () => void;
}) {
  const say = useMessages();
  const credential = useQuery(read(getCredential(scope, credentialId)));
  const granting = useSend((to: Holder) => grant(to, scope.orgId, groupId, role));
  const holder = credential.data ?? strangerOf(scope, credential.error, { credentialId, credentialKind });
  const [name = role] = useRoleNames()([role]);
  return (
    <ConfirmDialog
      title={`Grant ${name}?`}
      action={`Grant ${name}`}
      look="primary"
      isBusy={granting.isPending || holder === undefined}
      error={granting.error ?? (holder ? null : credential.error)}
      onClose={onClose}
      onConfirm={() =>
        holder &&
        granting.mutate(holder, {
          onSuccess() {
            say(`${name} granted to ${credentialName ?? credentialId}`);
            onClose();
          },
        })
      }
    >
      <p>
        <strong>{credentialName ?? credentialId}</strong> was refused because it lacks{' '}
        <code>{permission}</code>. {name} is the narrowest role that has it
        {role.startsWith('GROUP_') ? ` in the project ${groupName ?? groupId}` : ' in the organization'}.
      </p>
      {scope.kind === 'project' ? (
        holder?.groupRoles.length === 0 && <p className="quiet">It comes into the project with it.</p>
      ) : (
        <Loaded query={credential}>
          {({ orgRoles }) => (
            <p className="quiet">
              In the organization it holds:{' '}
              {orgRoles.length === 0 ? 'no role' : <RoleNames roles={orgRoles} />}.
            </p>
          )}
        </Loaded>
      )}
    </ConfirmDialog>
  );
}

type Holder = Pick<Credential, 'kind' | 'id' | 'orgRoles' | 'groupRoles'>;

/** What a project answers about a key, and an account, that does not reach it. */
const NOT_IN_PROJECT: ReadonlySet<string | undefined> = new Set(['API_KEY_NOT_FOUND', 'RESOURCE_NOT_FOUND']);

/** A credential of the organization that has no role in the project, which cannot read it until then. */
function strangerOf(
  scope: NamedScope,
  error: unknown,
  { credentialId, credentialKind }: Pick<Repairable, 'credentialId' | 'credentialKind'>,
): Holder | undefined {
  const code = error instanceof ApiError ? error.errorCode : undefined;
  if (scope.kind !== 'project' || !NOT_IN_PROJECT.has(code)) return undefined;
  const kind = credentialKind === 'SERVICE_ACCOUNT' ? 'SERVICE_ACCOUNT' : 'API_KEY';
  return { kind, id: credentialId, orgRoles: [], groupRoles: [] };
}

/** The call that adds a role to those that a credential has. */
function grant(
  { kind, id, orgRoles, groupRoles }: Holder,
  orgId: string,
  groupId: string | null,
  role: string,
): Call {
  const isKey = kind === 'API_KEY';
  if (!role.startsWith('GROUP_') || groupId === null) {
    const scope: Scope = { kind: 'organization', orgId };
    const roles = [...orgRoles, role];
    return isKey ? updateApiKey(scope, id, { roles }) : updateServiceAccount(scope, id, { roles });
  }
  const held = groupRoles.find((each) => each.groupId === groupId)?.roles ?? [];
  if (held.length === 0)
    return isKey ? inviteApiKey(groupId, id, [role]) : inviteServiceAccount(groupId, id, [role]);
  const scope: Scope = { kind: 'project', groupId, orgId };
  const roles = [...held, role];
  return isKey ? updateApiKey(scope, id, { roles }) : updateServiceAccount(scope, id, { roles });
}
