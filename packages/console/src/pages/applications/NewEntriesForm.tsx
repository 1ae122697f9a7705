import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  addToAccessList,
  type CredentialHolder,
  getCurrentAddress,
  type NewEntry,
} from '../../api/calls/access-lists.js';
import { useSend } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { TextAreaField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { readTypedEntries } from './typed-entries.js';

/** The form behind **Add Access List Entry**. It stays, with what was typed, until the entries are saved. */
export function NewEntriesForm({
  holder,
  startsWithCurrentAddress,
  onDraft,
  onClose,
}: {
  holder: CredentialHolder;
  /** Whether it was opened by **Use Current IP Address**. */
  startsWithCurrentAddress: boolean;
  onDraft: ((entries: readonly NewEntry[]) => void) | undefined;
  onClose: () => void;
}) {
  const say = useMessages();
  const [text, setText] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
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
    form.current?.querySelector('textarea')?.focus();
    if (startsWithCurrentAddress) ask();
  }, [startsWithCurrentAddress, ask]);
  // Compared as text, because reading the field again makes new values.
  const draft = JSON.stringify(typed.entries);
  useEffect(() => onDraft?.(JSON.parse(draft)), [draft, onDraft]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (addition.isPending) return;
    if (typed.entries.length === 0 || typed.problems.length > 0)
      return form.current?.querySelector('textarea')?.focus();
    addition.mutate(typed.entries, {
      onSuccess() {
        say(
          typed.entries.length === 1
            ? 'Access list entry added'
            : `${typed.entries.length} access list entries added`,
        );
        onClose();
      },
    });
  }

  const problem =
    typed.problems.length > 0
      ? typed.problems.join(' ')
      : typed.entries.length === 0
        ? 'Type an address or a CIDR block, or use the current IP address.'
        : undefined;
  return (
    <form className="card form" ref={form} onSubmit={submit} noValidate aria-label="Add access list entry">
      <TextAreaField
        label="IP Address or CIDR Block"
        hint="IPv4 or IPv6. Several can be added at once: put commas or new lines between them."
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        problem={isChecked ? problem : undefined}
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
