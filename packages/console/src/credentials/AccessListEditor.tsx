import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { AccessListEntry, CredentialHolder, NewEntry } from '../api/calls/access-lists.js';
import { getOrganizationSettings } from '../api/calls/organization-settings.js';
import { read } from '../api/query.js';
import { Button, IconButton } from '../kit/Button.js';
import { counted } from '../kit/counted.js';
import { ConfirmDialog } from '../kit/Dialog.js';
import { Notice } from '../kit/Notice.js';
import { Refusal } from '../kit/Refusal.js';
import { AccessListTable, entryText } from './AccessListTable.js';
import { NewEntriesForm } from './NewEntriesForm.js';
import { type Removals, useRemovals } from './useRemovals.js';

/**
 * The access list of an API key or service account: its entries with their use, and what adds and deletes them, with Save
 * for both. It has forms of its own, so it must not stand inside a `<form>`. `onDraft` hears of the
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
  const removals = useRemovals(holder, heading);
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
          removals={removals}
          onDraft={onDraft}
          onClose={() => {
            setIsAdding(undefined);
            onDraft?.([]);
          }}
        />
      )}
      <AccessListTable
        holder={holder}
        whenEmpty={<EmptyList word={word} isRequired={isRequired} />}
        isMarked={removals.isMarked}
        {...(!isReadOnly && {
          actions: (entry: AccessListEntry) => <MarkButton entry={entry} removals={removals} />,
        })}
      />
      {!isAdding && <RemovalButtons removals={removals} />}
      {!isReadOnly && (
        <p className="hint">
          Entries cannot be changed. Delete the old one and add the new one. Both count as soon as they are
          saved.
        </p>
      )}
      {removals.isAsking && (
        <ConfirmDialog
          title={
            removals.marked.length === 1
              ? `Delete ${entryText(removals.marked[0] as AccessListEntry)}, the last entry?`
              : `Delete all ${removals.marked.length} entries?`
          }
          action="Delete"
          isBusy={removals.isBusy}
          error={removals.error}
          onClose={removals.cancelAsking}
          onConfirm={removals.confirm}
        >
          <p>{emptyMeaning(word, isRequired)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Marks an entry to be deleted by Save, or takes that back. One button for both, so that the focus stays. */
function MarkButton({ entry, removals }: { entry: AccessListEntry; removals: Removals }) {
  const isMarked = removals.isMarked(entry);
  return (
    <IconButton
      icon={isMarked ? 'undo' : 'trash'}
      {...(!isMarked && { look: 'danger' as const })}
      label={isMarked ? `Keep ${entryText(entry)}` : `Delete ${entryText(entry)}`}
      onClick={() => removals.toggle(entry)}
    />
  );
}

/** Saves the deletions, while there are any. */
function RemovalButtons({ removals }: { removals: Removals }) {
  const { marked, isAsking, isBusy, error } = removals;
  if (marked.length === 0) return null;
  return (
    <div className="stack">
      {!isAsking && <Refusal error={error} />}
      <div className="row">
        <Button look="primary" isBusy={isBusy} onClick={removals.save}>
          Save
        </Button>
        <Button onClick={removals.forget}>Cancel</Button>
        <span className="quiet" role="status">
          {counted(marked.length, 'entry', 'entries')} to delete
        </span>
      </div>
    </div>
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
