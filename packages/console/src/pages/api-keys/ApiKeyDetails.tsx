import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { type Credential, getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { AccessListTable } from '../../credentials/AccessListTable.js';
import { Badges } from '../../kit/Badge.js';
import { Actions } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { roleNames } from '../../scopes/roles.js';
import { scopeUrl, useScope } from '../../shell/scope.js';
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
            {scope.kind === 'organization' && <Projects apiKey={key} />}
            {mayChange && (
              <Actions>
                <Link className="button" to={scopeUrl(scope, `applications/api-keys/${id}/edit`)}>
                  {scope.kind === 'organization' ? 'Edit' : 'Edit Permissions'}
                </Link>
              </Actions>
            )}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Projects({ apiKey }: { apiKey: Credential }) {
  return (
    <section className="stack-tight" aria-labelledby="details-projects">
      <h3 id="details-projects">Projects</h3>
      {apiKey.groupRoles.length === 0 ? (
        <p className="quiet">No project grants roles to this key.</p>
      ) : (
        <dl className="facts">
          {apiKey.groupRoles.map(({ groupId, groupName, roles }) => (
            <Fragment key={groupId}>
              <dt>
                {groupName === null ? (
                  <code>{groupId}</code>
                ) : (
                  <Link to={`/projects/${groupId}/applications/api-keys`}>{groupName}</Link>
                )}
              </dt>
              <dd>
                <Badges items={roleNames(roles)} />
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </section>
  );
}
