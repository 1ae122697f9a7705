import { shownText } from '@sallyport/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { NewEntry } from '../../api/calls/access-lists.js';
import { updateApiKey } from '../../api/calls/api-keys.js';
import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Skeleton } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import { ACCESS_LIST_STEP } from './EditKeySteps.js';
import { accessListCalls, KeyAccessList } from './KeyAccessList.js';
import { changesOf, type KeyDraft, PermissionsField, problemsOf, rolesOf } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';

/**
 * The roles of a key in a project, and its access list. Who manages the keys of the organization is taken there to change
 * the list; who manages those of the project alone changes it here.
 */
export function EditProjectPermissions({ scope, apiKey }: { scope: NamedScope; apiKey: Credential }) {
  const [roles, setRoles] = useState(rolesOf(apiKey, scope));
  const [entries, setEntries] = useState<readonly NewEntry[]>([]);
  const mayInOrganization = useMayChangeKeys({ kind: 'organization', orgId: scope.orgId });
  const navigate = useNavigate();
  const say = useMessages();
  const change = useSend((changes: Partial<KeyDraft>) => updateApiKey(scope, apiKey.id, changes));
  const draft = { desc: apiKey.description, roles };
  const list = scopeUrl(scope, 'applications/api-keys');
  const form = useForm({
    problems: { roles: problemsOf(draft).roles },
    sending: change,
    send() {
      const changes = changesOf(apiKey, scope, draft);
      if (changes.roles === undefined) return void navigate({ to: list });
      change.mutate(changes, {
        onSuccess() {
          say('Permissions changed');
          void navigate({ to: list });
        },
      });
    },
  });
  return (
    <>
      <form className="card form" {...form.props}>
        <dl className="facts">
          <dt>Public Key</dt>
          <dd>
            <code>{apiKey.publicKey}</code>
          </dd>
          <dt>Description</dt>
          <dd>{shownText(apiKey.description)}</dd>
        </dl>
        <PermissionsField scope={scope} roles={roles} problem={form.problem('roles')} onChange={setRoles} />
        <Refusal error={change.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Save
          </Button>
          <Link className="button" to={list}>
            Cancel
          </Link>
        </Actions>
      </form>
      {mayInOrganization === undefined ? (
        <Skeleton />
      ) : (
        <KeyAccessList
          scope={scope}
          apiKey={apiKey}
          isChangedElsewhere={mayInOrganization}
          onDraft={setEntries}
        >
          {mayInOrganization && <AccessListLink scope={scope} id={apiKey.id} />}
        </KeyAccessList>
      )}
      <CallPanel
        calls={[
          { title: 'Replace the roles in the project', call: updateApiKey(scope, apiKey.id, { roles }) },
          ...(apiKey.isManageable && mayInOrganization === false
            ? accessListCalls(scope, apiKey.id, entries)
            : []),
        ]}
      />
    </>
  );
}

function AccessListLink({ scope, id }: { scope: Scope; id: string }) {
  const organization = { kind: 'organization', orgId: scope.orgId } as const;
  return (
    <div className="row">
      <Link
        className="button"
        to={scopeUrl(organization, `applications/api-keys/${id}/edit`)}
        search={{ step: ACCESS_LIST_STEP }}
      >
        Edit access list
      </Link>
      <span className="hint">Takes you to the organization, to which the key and its list belong.</span>
    </div>
  );
}
