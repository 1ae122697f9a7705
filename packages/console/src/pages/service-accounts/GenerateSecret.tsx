import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  type ClientSecret,
  createClientSecret,
  type SecretTerms,
  type ServiceAccount,
} from '../../api/calls/service-accounts.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { Time } from '../../kit/Time.js';
import { useForm } from '../../kit/useForm.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import { endAfterRotation } from './expiry.js';
import { OneTimeSecret } from './OneTimeSecret.js';
import { SecretTermsFields } from './SecretFacts.js';

/** "Generate New Client Secret": says what becomes of the old one, then shows the new one once. */
export function GenerateSecret({
  scope,
  account,
  onClose,
}: {
  scope: Scope;
  account: ServiceAccount;
  onClose: () => void;
}) {
  // The secrets that were there before: the list gains the new one as soon as it is made.
  const [before] = useState(account.secrets);
  const [terms, setTerms] = useState<SecretTerms>();
  const [made, setMade] = useState<ClientSecret>();
  const [isCopied, setIsCopied] = useState(false);
  const creation = useSteps(async (asked: SecretTerms) => {
    // At once, and not when everything was read again: the secret must not get lost meanwhile.
    setMade(await send(createClientSecret(scope, account.clientId, asked)));
  });
  const { question, leave } = useLeaveGuard({
    isNeeded: made !== undefined && !isCopied,
    title: 'Leave without the client secret?',
    children: (
      <p>
        The new client secret was not copied, and it is shown only here. It would have to be revoked, and
        another one generated.
      </p>
    ),
  });
  const form = useForm({
    sending: creation,
    send() {
      if (terms !== undefined) creation.mutate(terms);
    },
  });
  return (
    <Dialog title="Generate New Client Secret" onClose={() => leave(onClose)}>
      {made === undefined ? (
        <form className="form" {...form.props}>
          <SecretTermsFields orgId={scope.orgId} terms={terms} error={creation.error} onChange={setTerms} />
          {before.map((secret) => (
            <OldSecret key={secret.id} secret={secret} />
          ))}
          <Refusal error={creation.error} />
          <div className="row row-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" isBusy={creation.isPending} disabled={terms === undefined}>
              Generate New
            </Button>
          </div>
          <CallPanel
            calls={[
              {
                title: 'Generate a client secret',
                call: createClientSecret(scope, account.clientId, terms ?? { secretExpiresAfterHours: 0 }),
              },
            ]}
          />
        </form>
      ) : (
        <div className="form">
          <OneTimeSecret secret={made.secret ?? ''} onCopy={() => setIsCopied(true)} />
          <p className="hint">
            It can be used now, until <Time time={made.expiresAt} />.
          </p>
          <div className="row row-end">
            <Button look="primary" onClick={() => leave(onClose)}>
              Close
            </Button>
          </div>
        </div>
      )}
      {question}
    </Dialog>
  );
}

/** What becomes of a secret when another one is made. */
function OldSecret({ secret }: { secret: ClientSecret }) {
  const now = Date.now();
  const { endsAt, isSooner } = endAfterRotation(secret.expiresAt, now);
  const name = <code>{secret.maskedSecretValue}</code>;
  if (Date.parse(secret.expiresAt) <= now)
    return (
      <Notice>
        <p>The secret {name} has expired. It keeps its place until you revoke it.</p>
      </Notice>
    );
  return (
    <Notice tone={isSooner ? 'warning' : 'plain'}>
      {isSooner ? (
        <p>
          The secret {name} stops working in 7 days, on <Time time={endsAt} />, instead of on{' '}
          <Time time={secret.expiresAt} />. Until then both work: change the programs over, then revoke it.
        </p>
      ) : (
        <p>
          The secret {name} works until <Time time={endsAt} />, as before. Until then both work: change the
          programs over.
        </p>
      )}
    </Notice>
  );
}
