import { shownText } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Credential, getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Loaded, Skeleton } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { roleNames } from '../../scopes/roles.js';
import { usePathParam } from '../../shell/path-param.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { EditKeySteps } from './EditKeySteps.js';
import { EditProjectPermissions } from './EditProjectPermissions.js';
import { KeyAccessList } from './KeyAccessList.js';
import { permissionsLabel, rolesOf } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';

/** Changes a key: in the organization its description, roles and access list, in a project its roles there. */
export function EditApiKeyPage() {
  const scope = useScope();
  const apiUserId = usePathParam('apiUserId');
  const mayChange = useMayChangeKeys(scope);
  // Forms start with what is read here, so it must not be what was read of another key.
  const query = useQuery({ ...read(getCredential(scope, apiUserId)), placeholderData: undefined });
  return (
    <Page
      title={scope.kind === 'organization' ? 'Edit API Key' : 'Edit Permissions'}
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'applications/api-keys')}>API Keys</Link> · {scope.name}
          {query.data && (
            <>
              {' · '}
              <code>{query.data.publicKey}</code>
            </>
          )}
        </>
      }
      lead={
        scope.kind === 'project' &&
        'What the key may do in this project. The key itself is the organization’s.'
      }
    >
      <Loaded query={query}>
        {(key) =>
          mayChange === undefined ? (
            <Skeleton />
          ) : !mayChange ? (
            <KeyToLookAt scope={scope} apiKey={key} />
          ) : scope.kind === 'organization' ? (
            <EditKeySteps key={key.id} scope={scope} apiKey={key} />
          ) : (
            <EditProjectPermissions key={key.id} scope={scope} apiKey={key} />
          )
        }
      </Loaded>
    </Page>
  );
}

function KeyToLookAt({ scope, apiKey }: { scope: NamedScope; apiKey: Credential }) {
  return (
    <>
      <ReadOnlyNotice permission={`${scope.kind}.apiKeys.write`} what="API keys" />
      <dl className="card facts">
        <dt>Public Key</dt>
        <dd>
          <code>{apiKey.publicKey}</code>
        </dd>
        <dt>Description</dt>
        <dd>{shownText(apiKey.description)}</dd>
        <dt>{permissionsLabel(scope)}</dt>
        <dd>
          <Badges items={roleNames(rolesOf(apiKey, scope))} />
        </dd>
      </dl>
      <KeyAccessList scope={scope} apiKey={apiKey} />
    </>
  );
}
