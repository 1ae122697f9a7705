import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  addToAccessList,
  type CredentialHolder,
  getCurrentAddress,
  type NewEntry,
} from '../api/calls/access-lists.js';
import { useSend } from '../api/query.js';
import { send } from '../api/send.js';
import { Actions, Button } from '../kit/Button.js';
import { TextAreaField } from '../kit/Field.js';
import { useMessages } from '../kit/Messages.js';
import { Notice } from '../kit/Notice.js';
import { Refusal } from '../kit/Refusal.js';
import { useForm } from '../kit/useForm.js';
import { entriesProblem, readTypedEntries } from './typed-entries.js';
import type { Removals } from './useRemovals.js';

/** The form behind **Add Access List Entry**. It stays, with what was typed, until the entries are saved. */
export function NewEntriesForm({
  holder,
  startsWithCurrentAddress,
  removals,
  onDraft,
  onClose,
}: {
  holder: CredentialHolder;
  /** Whether it was opened by **Use Current IP Address**. */
  startsWithCurrentAddress: boolean;
  /** Those that its Save deletes as well. */
  removals: Removals;
  onDraft: ((entries: readonly NewEntry[]) => void) | undefined;
  onClose: () => void;
}) {
  const say = useMessages();
  const [text, setText] = useState('');
  const typed = readTypedEntries(text);
  const addition = useSend((entries: readonly NewEntry[]) => addToAccessList(holder, entries));
  const currentAddress = useMutation({
    mutationFn: () => send(getCurrentAddress()),
    onSuccess: ({ currentIpv4Address }) => change((before) => withAddress(before, currentIpv4Address)),
  });
  const ask = currentAddress.mutate;

  function change(next: (before: string) => string) {
    setText(next);
    addition.reset();
  }

  useEffect(() => {
    if (startsWithCurrentAddress) ask();
  }, [startsWithCurrentAddress, ask]);
  // Compared as text, because reading the field again makes new values.
  const draft = JSON.stringify(typed.entries);
  useEffect(() => onDraft?.(JSON.parse(draft)), [draft, onDraft]);

  const form = useForm({
    problems: {
      entries: removals.marked.length > 0 && text.trim() === '' ? undefined : entriesProblem(typed),
    },
    sending: addition,
    send() {
      if (typed.entries.length === 0) {
        onClose();
        removals.save();
        return;
      }
      addition.mutate(typed.entries, {
        onSuccess() {
          say(
            typed.entries.length === 1
              ? 'Access list entry added'
              : `${typed.entries.length} access list entries added`,
          );
          onClose();
          removals.saveAfterAdding();
        },
      });
    },
  });
  return (
    <form className="card form" {...form.props} aria-label="Add access list entry">
      <TextAreaField
        label="IP Address or CIDR Block"
        hint="IPv4 or IPv6. Several can be added at once: put commas or new lines between them."
        rows={2}
        autoFocus
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        problem={form.problem('entries')}
        onChange={(event) => change(() => event.target.value)}
      />
      <div>
        <Button isBusy={currentAddress.isPending} onClick={() => ask()}>
          Use Current IP Address
        </Button>
      </div>
      <Refusal error={currentAddress.error} />
      {typed.openBlocks.length > 0 && (
        <Notice
          tone="warning"
          isUrgent
          title={`${typed.openBlocks.join(' and ')} ${typed.openBlocks.length === 1 ? 'lets' : 'let'} in everybody`}
        >
          <p>With it the list holds nobody off. Write only the addresses that really call.</p>
        </Notice>
      )}
      <Refusal error={addition.error} />
      <Actions>
        <Button type="submit" look="primary" isBusy={addition.isPending}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </Actions>
    </form>
  );
}

/** What was typed, with the address after it unless it stands there already. */
function withAddress(text: string, address: string): string {
  const before = text.trim().replace(/,$/, '');
  if (before === '' || before.split(/[\s,;]+/).includes(address)) return before || address;
  return `${before}, ${address}`;
}
