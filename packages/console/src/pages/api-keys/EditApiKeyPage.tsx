import { shownText } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Credential, getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { rolesOf } from '../../credentials/credential-roles.js';
import { Loaded, Skeleton } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { usePathParam } from '../../shell/path-param.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { EditKeySteps } from './EditKeySteps.js';
import { KeyAccessList } from './KeyAccessList.js';
import { permissionsLabel } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';

/** Changes a key: its description, its roles in the organization or project, and its access list. */
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
        scope.kind === 'organization'
          ? 'What the key may do in this organization, its description, and its access list, in the two steps of the Add API Key page.'
          : 'What the key may do in this project, in the two steps of the Create API Key page. Its description and its access list are at the organization level: changes of them count in all projects of the key.'
      }
    >
      <Loaded query={query}>
        {(key) =>
          mayChange === undefined ? (
            <Skeleton />
          ) : !mayChange ? (
            <KeyToLookAt scope={scope} apiKey={key} />
          ) : (
            <EditKeySteps key={key.id} scope={scope} apiKey={key} />
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
          <RoleBadges roles={rolesOf(apiKey, scope)} />
        </dd>
      </dl>
      <KeyAccessList scope={scope} apiKey={apiKey} />
    </>
  );
}
