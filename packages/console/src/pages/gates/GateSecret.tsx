import { useState } from 'react';
import { type Gate, type GateWithSecret, updateGate } from '../../api/calls/guard.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { OneTimeGateSecret, useSecretGuard } from './OneTimeGateSecret.js';

/** Gives a gate another secret, which is shown once. */
export function GateSecret({ orgId, gate, onClose }: { orgId: string; gate: Gate; onClose: () => void }) {
  // As it was: the gate has one as soon as it is made.
  const [hadSecret] = useState(gate.hasSecret);
  const [made, setMade] = useState<GateWithSecret>();
  const [isCopied, setIsCopied] = useState(false);
  const change = useSteps(async () => {
    // At once, and not when everything was read again: the secret must not get lost meanwhile.
    setMade(await send(updateGate(orgId, gate.name, { secret: 'new' })));
  });
  const form = useForm({ isQuestion: true, sending: change, send: () => change.mutate(undefined) });
  const { question, leave } = useSecretGuard(made !== undefined && !isCopied);
  return (
    <Dialog title={`Secret of the gate ${gate.name}`} onClose={() => leave(onClose)}>
      {made?.secret === undefined ? (
        <form className="form" {...form.props}>
          <p>
            {hadSecret
              ? 'The secret that it has ends at once: until the proxy has the new one, it is answered 404 and lets nothing through.'
              : 'With a secret the gate is answered on every listener to whoever sends it, and without it on none.'}
          </p>
          <Refusal error={change.error} />
          <Actions>
            <Button type="submit" look={hadSecret ? 'danger' : 'primary'} isBusy={change.isPending}>
              Generate Secret
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Actions>
        </form>
      ) : (
        <div className="form">
          <OneTimeGateSecret secret={made.secret} onCopy={() => setIsCopied(true)} />
          <Actions>
            <Button look="primary" onClick={() => leave(onClose)}>
              Close
            </Button>
          </Actions>
        </div>
      )}
      {question}
    </Dialog>
  );
}
