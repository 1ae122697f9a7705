import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import {
  type AccessListEntry,
  type CredentialHolder,
  type NewEntry,
  removeFromAccessList,
} from '../api/calls/access-lists.js';
import { getOrganizationSettings } from '../api/calls/organization-settings.js';
import { read, useSend } from '../api/query.js';
import { Button, IconButton } from '../kit/Button.js';
import { ConfirmDialog } from '../kit/Dialog.js';
import { useMessages } from '../kit/Messages.js';
import { Notice } from '../kit/Notice.js';
import { Refusal } from '../kit/Refusal.js';
import { AccessListTable, entryText } from './AccessListTable.js';
import { NewEntriesForm } from './NewEntriesForm.js';

/**
 * The access list of an API key or service account: its entries with their use, and what adds and deletes them. Each
 * change is saved at once. It has forms of its own, so it must not stand inside a `<form>`. `onDraft` hears of the
 * entries that are typed but not saved, for "Show as curl / CLI".
 */
export function AccessListEditor({
  holder,
  isReadOnly = false,
  onDraft,
}: {
  holder: CredentialHolder;
  isReadOnly?: boolean;
  onDraft?: (entries: readonly NewEntry[]) => void;
}) {
  const [isAdding, setIsAdding] = useState<'typed' | 'current'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const addButton = useFocusBack(isAdding !== undefined);
  const isRequired = useAccessListRequired(holder.orgId);
  const removal = useRemoval(holder, heading);
  const word = holder.kind === 'API_KEY' ? 'API key' : 'service account';
  return (
    <section className="stack" aria-labelledby={headingId}>
      <div className="spread">
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          {holder.kind === 'API_KEY' ? 'Access List' : 'API Access List'}
        </h2>
        {!isReadOnly && !isAdding && (
          <div className="row">
            <Button ref={addButton} icon="plus" onClick={() => setIsAdding('typed')}>
              Add Access List Entry
            </Button>
            <Button onClick={() => setIsAdding('current')}>Use Current IP Address</Button>
          </div>
        )}
      </div>
      {isAdding && (
        <NewEntriesForm
          holder={holder}
          startsWithCurrentAddress={isAdding === 'current'}
          onDraft={onDraft}
          onClose={() => {
            setIsAdding(undefined);
            onDraft?.([]);
          }}
        />
      )}
      {!removal.asked && <Refusal error={removal.error} />}
      <AccessListTable
        holder={holder}
        whenEmpty={<EmptyList word={word} isRequired={isRequired} />}
        {...(!isReadOnly && {
          actions: (entry: AccessListEntry, total: number) => (
            <IconButton
              icon="trash"
              look="danger"
              label={`Delete ${entryText(entry)}`}
              onClick={() => removal.ask(entry, total === 1)}
            />
          ),
        })}
      />
      {!isReadOnly && (
        <p className="hint">
          Entries cannot be changed. Delete the old one and add the new one. Changes are in force at once.
        </p>
      )}
      {removal.asked && (
        <ConfirmDialog
          title={`Delete ${entryText(removal.asked)}, the last entry?`}
          action="Delete"
          isBusy={removal.isBusy}
          error={removal.error}
          onClose={removal.cancel}
          onConfirm={removal.confirm}
        >
          <p>{emptyMeaning(word, isRequired)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Brings the focus back to the button that opened something, when that is closed again and takes the focus with it. */
function useFocusBack(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

/** Deletes entries: the last one, `asked`, only when that is confirmed. Then `heading` takes the focus. */
function useRemoval(holder: CredentialHolder, heading: RefObject<HTMLElement | null>) {
  const [asked, setAsked] = useState<AccessListEntry>();
  const [deletions, setDeletions] = useState(0);
  const say = useMessages();
  const removal = useSend((entry: AccessListEntry) => removeFromAccessList(holder, entryText(entry)));
  useEffect(() => {
    // The row is gone. Not in the answer's callback, because a dialog holds the focus until it is gone.
    if (deletions > 0) heading.current?.focus();
  }, [deletions, heading]);
  function remove(entry: AccessListEntry) {
    if (removal.isPending) return;
    removal.mutate(entry, {
      onSuccess() {
        say(`${entryText(entry)} deleted from the access list`);
        setAsked(undefined);
        setDeletions((before) => before + 1);
      },
    });
  }
  return {
    asked,
    isBusy: removal.isPending,
    error: removal.error,
    ask(entry: AccessListEntry, isLast: boolean) {
      removal.reset();
      if (isLast) setAsked(entry);
      else remove(entry);
    },
    confirm: () => asked && remove(asked),
    cancel() {
      setAsked(undefined);
      removal.reset();
    },
  };
}

/** Whether the organization refuses credentials with an empty list; `undefined` while that is not known. */
export function useAccessListRequired(orgId: string): boolean | undefined {
  const { data } = useQuery(read(getOrganizationSettings(orgId)));
  return data?.apiAccessListRequired;
}

function EmptyList({ word, isRequired }: { word: string; isRequired: boolean | undefined }) {
  return (
    <Notice
      tone={isRequired ? 'warning' : 'plain'}
      title={isRequired ? `This ${word} cannot be used yet` : 'No entries'}
    >
      <p>{emptyMeaning(word, isRequired)}</p>
    </Notice>
  );
}

function emptyMeaning(word: string, isRequired: boolean | undefined): string {
  if (isRequired === undefined)
    return 'Whether calls pass with an empty list is for the organization’s settings to say.';
  return isRequired
    ? `The organization requires an access list: with an empty one, all calls of this ${word} are refused.`
    : `With an empty list, this ${word} may call from any address. From the first entry on, it may call only from addresses on the list.`;
}
