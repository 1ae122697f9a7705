import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ServiceAccount } from '../../api/calls/service-accounts.js';
import { AccessListEditor } from '../../credentials/AccessListEditor.js';
import { FirstCall } from '../../credentials/FirstCall.js';
import { Actions, Button } from '../../kit/Button.js';
import { CopyField } from '../../kit/Copy.js';
import { Page } from '../../kit/Page.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import { OneTimeSecret } from './OneTimeSecret.js';

/** The page "Client Secret" of an account just made: its secret, its access list, and how to begin. */
export function NewAccountPage({ scope, account }: { scope: NamedScope; account: ServiceAccount }) {
  const navigate = useNavigate();
  const [isCopied, setIsCopied] = useState(false);
  const { question } = useLeaveGuard({
    isNeeded: !isCopied,
    title: 'Leave without the client secret?',
    children: (
      <p>
        The client secret was not copied, and it is shown only on this page. Without it {account.name} cannot
        get access tokens until you generate a new secret.
      </p>
    ),
  });
  const { clientId } = account;
  return (
    <Page
      isNarrow
      title="Client Secret"
      eyebrow={`Service account ${account.name}`}
      lead="The service account is created. Two steps are left: keep its secret, and say from where it may call."
    >
      <section className="card stack" aria-label="Client ID and secret">
        <CopyField label="Client ID" value={clientId} />
        <OneTimeSecret secret={account.secrets[0]?.secret ?? ''} onCopy={() => setIsCopied(true)} />
      </section>
      <AccessListEditor holder={{ kind: 'SERVICE_ACCOUNT', scope, orgId: scope.orgId, id: clientId }} />
      <FirstCall
        scope={scope}
        id={clientId}
        presented={{ kind: 'SERVICE_ACCOUNT', clientId, secret: account.secrets[0]?.secret ?? '' }}
        onCopy={() => setIsCopied(true)}
      />
      <Actions>
        <Button
          look="primary"
          onClick={() => navigate({ to: scopeUrl(scope, `applications/service-accounts/${clientId}`) })}
        >
          Done
        </Button>
      </Actions>
      {question}
    </Page>
  );
}
