import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  type ClientSecret,
  deleteClientSecret,
  type ServiceAccount,
} from '../../api/calls/service-accounts.js';
import { useSend } from '../../api/query.js';
import { limits } from '../../domain.js';
import { Button } from '../../kit/Button.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { Table } from '../../kit/Table.js';
import { useSearchValues } from '../../shell/search.js';
import { GenerateSecret } from './GenerateSecret.js';
import { secretColumns } from './SecretFacts.js';
import styles from './ServiceAccounts.module.css';

/** "Client Secrets" of the details page: rotation and revocation. */
export function ClientSecrets({
  scope,
  account,
  isManageable,
}: {
  scope: Scope;
  account: ServiceAccount;
  isManageable: boolean;
}) {
  const [{ generate }, changeSearch] = useSearchValues();
  const [isGenerating, setIsGenerating] = useState(isManageable && generate === 'true');
  const [revoked, setRevoked] = useState<ClientSecret>();
  const { secrets } = account;
  const isFull = secrets.length >= limits.secretsPerServiceAccount;
  return (
    <section className="stack" aria-labelledby="client-secrets">
      <div className="spread">
        <h2 id="client-secrets">Client Secrets</h2>
        {isManageable && (
          <Button disabled={isFull} onClick={() => setIsGenerating(true)}>
            Generate New Client Secret
          </Button>
        )}
      </div>
      {isManageable && isFull && (
        <p className="hint">
          Two secrets are the most that an account can have, expired ones included. Revoke one to generate a
          new one.
        </p>
      )}
      {secrets.length === 0 ? (
        <Notice tone="warning" title="No client secret">
          <p>Nobody can get access tokens with this account until a secret is generated.</p>
        </Notice>
      ) : (
        <Table
          caption="Client secrets"
          columns={secretColumns}
          rows={secrets}
          keyOf={(secret) => secret.id}
          actions={
            isManageable
              ? (secret) => (
                  <Button
                    aria-label={`Revoke the secret ${secret.maskedSecretValue}`}
                    onClick={() => setRevoked(secret)}
                  >
                    Revoke
                  </Button>
                )
              : undefined
          }
        />
      )}
      {isGenerating && (
        <GenerateSecret
          scope={scope}
          account={account}
          onClose={() => {
            setIsGenerating(false);
            if (generate !== undefined) changeSearch({ generate: undefined }, true);
          }}
        />
      )}
      {revoked && (
        <RevokeSecret
          scope={scope}
          account={account}
          secret={revoked}
          onClose={() => setRevoked(undefined)}
        />
      )}
    </section>
  );
}

function RevokeSecret({
  scope,
  account,
  secret,
  onClose,
}: {
  scope: Scope;
  account: ServiceAccount;
  secret: ClientSecret;
  onClose: () => void;
}) {
  const say = useMessages();
  const revocation = useSend(() => deleteClientSecret(scope, account.clientId, secret.id));
  const isLast = account.secrets.length === 1;
  return (
    <ConfirmDialog
      title={`Revoke the secret ${secret.maskedSecretValue}?`}
      action="Revoke Secret"
      // The end of the masked form: whoever typed it has looked at which secret it is. With another one, programs can go on.
      {...(isLast && { typed: secret.maskedSecretValue?.slice(-4) ?? '' })}
      isBusy={revocation.isPending}
      error={revocation.error}
      onClose={onClose}
      onConfirm={() =>
        revocation.mutate(undefined, {
          onSuccess() {
            say('Client secret revoked');
            onClose();
          },
        })
      }
    >
      <p>
        Programs that use it get no more access tokens, and the tokens that were made with it end at once.
        This cannot be taken back.
      </p>
      {isLast && (
        <p className={styles.strong}>
          It is the only secret of {account.name}, which then cannot call the API until a new one is
          generated.
        </p>
      )}
    </ConfirmDialog>
  );
}
