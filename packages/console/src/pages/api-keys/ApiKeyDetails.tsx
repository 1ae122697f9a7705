import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Credential, getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { AccessListTable } from '../../credentials/AccessListTable.js';
import { GrantedProjects } from '../../credentials/GrantedProjects.js';
import { LastRefusedNote } from '../../credentials/LastRefused.js';
import { Actions } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { type NamedScope, scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { HiddenAccessList, holderOf } from './KeyAccessList.js';
import { KeyFacts } from './KeyFacts.js';
import { useMayChangeKeys } from './may-change.js';

/** The modal "<Public Key> API Key Details". */
export function ApiKeyDetails({ id, onClose }: { id: string; onClose: () => void }) {
  const scope = useScope();
  const mayChange = useMayChangeKeys(scope);
  const query = useQuery({ ...read(getCredential(scope, id)), placeholderData: undefined });
  return (
    <Dialog
      size="wide"
      title={query.data ? `${query.data.publicKey} API Key Details` : 'API Key Details'}
      onClose={onClose}
    >
      <Loaded query={query}>
        {(key) => (
          <div className="stack">
            <KeyFacts scope={scope} apiKey={key} />
            <section className="stack-tight" aria-labelledby="details-access-list">
              <h3 id="details-access-list">Access List</h3>
              {key.isManageable ? (
                <AccessListTable
                  holder={holderOf(scope, id)}
                  whenEmpty={<p className="quiet">No entries.</p>}
                />
              ) : (
                <HiddenAccessList />
              )}
            </section>
            <KeyProjects scope={scope} apiKey={key} />
            <LastRefusedNote scope={scope} id={id} />
            <Actions>
              <Link className="button" to={scopeUrl(scope, `applications/api-keys/${id}`)}>
                Open
              </Link>
              {mayChange && (
                <Link className="button" to={scopeUrl(scope, `applications/api-keys/${id}/edit`)}>
                  {scope.kind === 'organization' ? 'Edit' : 'Edit Permissions'}
                </Link>
              )}
            </Actions>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

/** The projects that grant roles to the key; from a project, all of them to whom the organization shows its keys. */
function KeyProjects({ scope, apiKey }: { scope: NamedScope; apiKey: Credential }) {
  const organization = { kind: 'organization', orgId: scope.orgId } as const;
  const may = useMay(organization);
  const isShown = scope.kind === 'project' && may('organization.apiKeys.read');
  const whole = useQuery({
    ...read(getCredential(organization, apiKey.id)),
    placeholderData: undefined,
    enabled: isShown,
  });
  const { orgRoles, groupRoles } = whole.data ?? apiKey;
  return (
    <section className="stack-tight" aria-labelledby="details-projects">
      <h3 id="details-projects">Projects</h3>
      <GrantedProjects
        orgRoles={orgRoles}
        groupRoles={groupRoles}
        page="applications/api-keys"
        none="No project grants roles to this key."
      />
      {scope.kind === 'project' && !whole.data && (
        <p className="hint">Other projects are shown to those who may look at the organization’s API keys.</p>
      )}
    </section>
  );
}
