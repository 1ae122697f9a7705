import type { ReactNode } from 'react';
import { CopyField } from '../../kit/Copy.js';
import { Notice } from '../../kit/Notice.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';

/** The secret of a gate in full, the only time that there is. `onCopy` also when it was selected and copied by hand. */
export function OneTimeGateSecret({ secret, onCopy }: { secret: string; onCopy: () => void }) {
  return (
    <div
      className="stack"
      onCopy={() => {
        if (getSelection()?.toString().includes(secret)) onCopy();
      }}
    >
      <Notice tone="warning" title="This is the only time the secret of the gate is shown">
        <p>
          Copy it now into the configuration of the proxy, which sends it as{' '}
          <code>X-Sallyport-Gate-Secret</code>. Nobody can look it up later; if it is lost, give the gate a
          new one.
        </p>
      </Notice>
      <CopyField label="Secret of the Gate" value={secret} onCopy={onCopy} />
    </div>
  );
}

/** Asks before a secret is left that was not copied. */
export function useSecretGuard(isNeeded: boolean): { question: ReactNode; leave: (go: () => void) => void } {
  return useLeaveGuard({
    isNeeded,
    title: 'Leave without the secret?',
    children: (
      <p>
        The secret of the gate was not copied, and it is shown only here. The gate would need another one.
      </p>
    ),
  });
}
