import { useState } from 'react';
import { type Gate, updateGate } from '../../api/calls/guard.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { type GateDraft, GateFields, peersOf, peersProblem } from './GateFields.js';

/** Changes dialect and peers of a gate. */
export function EditGate({ orgId, gate, onClose }: { orgId: string; gate: Gate; onClose: () => void }) {
  const say = useMessages();
  const [draft, setDraft] = useState<GateDraft>({ dialect: gate.dialect, peers: gate.peers.join('\n') });
  const toCall = () => updateGate(orgId, gate.name, { dialect: draft.dialect, peers: [...peersOf(draft)] });
  const change = useSend(toCall);
  const form = useForm({
    problems: { peers: peersProblem(draft) },
    showsAtOnce: true,
    sending: change,
    send: () =>
      change.mutate(undefined, {
        onSuccess() {
          say(`Gate ${gate.name} changed`);
          onClose();
        },
      }),
  });
  return (
    <Dialog title={`Edit the gate ${gate.name}`} onClose={onClose}>
      <form className="form" {...form.props}>
        <GateFields
          draft={draft}
          problem={(field) => (field === 'peers' ? form.problem(field) : undefined)}
          onChange={setDraft}
        />
        <Refusal error={change.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel calls={[{ title: 'Change the gate', call: toCall() }]} />
      </form>
    </Dialog>
  );
}
