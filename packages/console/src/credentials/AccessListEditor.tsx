import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
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
  const [lastOne, setLastOne] = useState<AccessListEntry>();
  const [deletions, setDeletions] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const headingId = useId();
  const wasAdding = useRef(false);
  const say = useMessages();
  const isRequired = useAccessListRequired(holder.orgId);
  const removal = useSend((entry: AccessListEntry) => removeFromAccessList(holder, entryText(entry)));

  useEffect(() => {
    // The form that had the focus is gone.
    if (wasAdding.current && !isAdding) addButton.current?.focus();
    wasAdding.current = isAdding !== undefined;
  }, [isAdding]);

  useEffect(() => {
    // So is the row. Not in the answer's callback, because a dialog holds the focus until it is gone.
    if (deletions > 0) heading.current?.focus();
  }, [deletions]);

  function remove(entry: AccessListEntry) {
    if (removal.isPending) return;
    removal.mutate(entry, {
      onSuccess() {
        say(`${entryText(entry)} deleted from the access list`);
        setLastOne(undefined);
        setDeletions((before) => before + 1);
      },
    });
  }

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
      {!lastOne && <Refusal error={removal.error} />}
      <AccessListTable
        holder={holder}
        whenEmpty={<EmptyList word={word} isRequired={isRequired} />}
        {...(!isReadOnly && {
          actions: (entry: AccessListEntry, total: number) => (
            <IconButton
              icon="trash"
              look="danger"
              label={`Delete ${entryText(entry)}`}
              onClick={() => {
                removal.reset();
                if (total === 1) setLastOne(entry);
                else remove(entry);
              }}
            />
          ),
        })}
      />
      {!isReadOnly && (
        <p className="hint">
          Entries cannot be changed. Delete the old one and add the new one. Changes are in force at once.
        </p>
      )}
      {lastOne && (
        <ConfirmDialog
          title={`Delete ${entryText(lastOne)}, the last entry?`}
          action="Delete"
          isBusy={removal.isPending}
          error={removal.error}
          onClose={() => {
            setLastOne(undefined);
            removal.reset();
          }}
          onConfirm={() => remove(lastOne)}
        >
          <p>{emptyMeaning(word, isRequired)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
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
