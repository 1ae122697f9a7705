import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { NewEntry } from '../../api/calls/access-lists.js';
import type { ApiKey } from '../../api/calls/api-keys.js';
import { getCredential } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { FirstCall } from '../../credentials/FirstCall.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CopyField } from '../../kit/Copy.js';
import { Loaded } from '../../kit/Loaded.js';
import { Notice } from '../../kit/Notice.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import { accessListCalls, KeyAccessList } from './KeyAccessList.js';
import { KeySettings } from './KeyFacts.js';
import { KEY_STEPS } from './KeyInformation.js';

/** The step "Private Key & Access List" of a key that was just created, while its private key can be read. */
export function NewKeyStep({ scope, apiKey }: { scope: NamedScope; apiKey: ApiKey }) {
  const { id, publicKey, privateKey } = apiKey;
  const [isCopied, setIsCopied] = useState(false);
  const [draft, setDraft] = useState<readonly NewEntry[]>([]);
  // Whoever made the key may, as a rule, but does not learn that from the answer.
  const credential = useQuery(read(getCredential(scope, id)));
  const heading = useRef<HTMLHeadingElement>(null);
  const navigate = useNavigate();
  const guard = useLeaveGuard({
    isNeeded: !isCopied,
    title: 'Leave without copying the private key?',
    children: (
      <p>
        It cannot be shown again. The API key {publicKey} stays, but nobody can use it: you would have to
        delete it and create another one.
      </p>
    ),
  });
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section className="card form" aria-labelledby="keys">
        <h2 id="keys" ref={heading} tabIndex={-1}>
          {KEY_STEPS[1]}
        </h2>
        <Notice tone="warning" title="Copy both keys and keep them safe">
          <p>
            The private key is shown on this page only, and only now. Sallyport does not store it, so nobody
            can read it later.
          </p>
        </Notice>
        <CopyField label="Public Key" hint="Acts as the user name of API requests." value={publicKey} />
        {/* Copying by hand counts as well. */}
        <div
          onCopy={() => {
            if (getSelection()?.toString().includes(privateKey)) setIsCopied(true);
          }}
        >
          <CopyField
            label="Private Key"
            hint="Acts as the password of API requests."
            value={privateKey}
            onCopy={() => setIsCopied(true)}
          />
        </div>
      </section>
      <Loaded query={credential}>
        {(key) => (
          <>
            <KeySettings scope={scope} apiKey={key} inCards />
            <KeyAccessList scope={scope} apiKey={key} onDraft={setDraft} />
          </>
        )}
      </Loaded>
      <FirstCall
        scope={scope}
        id={id}
        presented={{ kind: 'API_KEY', publicKey, secret: privateKey }}
        onCopy={() => setIsCopied(true)}
      />
      <div>
        <Button look="primary" onClick={() => navigate({ to: scopeUrl(scope, 'applications/api-keys') })}>
          Done
        </Button>
      </div>
      <CallPanel calls={accessListCalls(scope, id, draft)} />
      {guard.question}
    </>
  );
}
