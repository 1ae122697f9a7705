import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Credential, getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { AccessListEditor } from '../../credentials/AccessListEditor.js';
import { NotesOfCredential } from '../../credentials/CredentialNotes.js';
import { CredentialUse } from '../../credentials/CredentialUse.js';
import { GrantedProjects } from '../../credentials/GrantedProjects.js';
import { CredentialEvents } from '../../events/CredentialEvents.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CopyField } from '../../kit/Copy.js';
import { Skeleton } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { usePathParam } from '../../shell/path-param.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { DeleteApiKey } from './DeleteApiKey.js';
import { HiddenAccessList, holderOf } from './KeyAccessList.js';
import { KeyFacts, keyCalls } from './KeyFacts.js';
import { useMayChangeKeys } from './may-change.js';

const LIST = 'applications/api-keys';

/** Everything about one API key, as its organization or one of its projects has it. */
export function ApiKeyPage() {
  const scope = useScope();
  const query = useQuery(read(getCredential(scope, usePathParam('apiUserId'))));
  if (query.data) return <Details scope={scope} apiKey={query.data} />;
  if (!query.error) return <Skeleton />;
  return (
    <Page title="API Key" eyebrow={<ToList scope={scope} />}>
      <Refusal error={query.error} />
    </Page>
  );
}

function Details({ scope, apiKey }: { scope: NamedScope; apiKey: Credential }) {
  const navigate = useNavigate();
  const mayChange = useMayChangeKeys(scope);
  const [isRemoving, setIsRemoving] = useState(false);
  const { id, publicKey } = apiKey;
  const isOrganization = scope.kind === 'organization';
  return (
    <Page
      title={`API Key ${publicKey}`}
      eyebrow={<ToList scope={scope} />}
      lead={apiKey.description}
      actions={
        mayChange && (
          <>
            <Link className="button" to={scopeUrl(scope, `${LIST}/${id}/edit`)}>
              {isOrganization ? 'Edit' : 'Edit Permissions'}
            </Link>
            <Button icon="trash" onClick={() => setIsRemoving(true)}>
              {isOrganization ? 'Delete' : 'Remove from this project'}
            </Button>
          </>
        )
      }
    >
      <ReadOnlyNotice permission={`${scope.kind}.apiKeys.write`} what="API keys" />
      <section className="card stack" aria-label="Facts">
        <CopyField label="Public Key" value={publicKey ?? id} />
        <KeyFacts scope={scope} apiKey={apiKey} />
        <CopyField label="ID" value={id} />
      </section>
      <NotesOfCredential
        scope={scope}
        credential={apiKey}
        mayEdit={(mayChange ?? false) && apiKey.isManageable}
      />
      {isOrganization && (
        <section className="stack-tight" aria-labelledby="projects">
          <h2 id="projects">Projects</h2>
          <GrantedProjects
            orgRoles={apiKey.orgRoles}
            groupRoles={apiKey.groupRoles}
            page={LIST}
            none="No project grants roles to this key."
          />
        </section>
      )}
      {apiKey.isManageable ? (
        <AccessListEditor holder={holderOf(scope, id)} />
      ) : (
        <section className="card">
          <h2>Access List</h2>
          <HiddenAccessList />
        </section>
      )}
      <CredentialUse scope={scope} id={id} />
      {publicKey && <CredentialEvents scope={scope} name={publicKey} />}
      <CallPanel
        calls={[{ title: 'Show the API key', call: getCredential(scope, id) }, ...keyCalls(scope)]}
      />
      {isRemoving && (
        <DeleteApiKey
          scope={scope}
          apiKey={apiKey}
          onClose={() => setIsRemoving(false)}
          onDeleted={() => void navigate({ to: scopeUrl(scope, LIST) })}
        />
      )}
    </Page>
  );
}

function ToList({ scope }: { scope: NamedScope }) {
  return <Link to={scopeUrl(scope, LIST)}>API Keys of {scope.name}</Link>;
}
