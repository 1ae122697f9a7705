import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useState } from 'react';
import {
  type AccessListEntry,
  type CredentialHolder,
  listAccessList,
  removeFromAccessList,
} from '../api/calls/access-lists.js';
import { read, useSteps } from '../api/query.js';
import { send } from '../api/send.js';
import { useUnsaved } from '../kit/drafts.js';
import { useMessages } from '../kit/Messages.js';
import { ROWS_PER_PAGE } from '../kit/Pager.js';
import { entryText } from './AccessListTable.js';

/** The entries of an access list that Save deletes, and what saving them does. */
export type Removals = ReturnType<typeof useRemovals>;

/**
 * Entries are marked first and deleted by Save. Where none would be left, `isAsking` is true until that is confirmed. After
 * it `heading` takes the focus, because the buttons are gone.
 */
export function useRemovals(holder: CredentialHolder, heading: RefObject<HTMLElement | null>) {
  const [marked, setMarked] = useState<readonly AccessListEntry[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const [savings, setSavings] = useState(0);
  const say = useMessages();
  const { data } = useQuery(read(listAccessList(holder, { pageNum: 1, itemsPerPage: ROWS_PER_PAGE })));
  const isMarked = ({ cidrBlock }: AccessListEntry) => marked.some((entry) => entry.cidrBlock === cidrBlock);
  const removal = useSteps(async (entries: readonly AccessListEntry[]) => {
    for (const entry of entries) {
      await send(removeFromAccessList(holder, entryText(entry)));
      // What is deleted is not tried again when a later one is refused.
      setMarked((before) => before.filter(({ cidrBlock }) => cidrBlock !== entry.cidrBlock));
    }
  });
  useUnsaved(marked.length > 0);
  useEffect(() => {
    // Not in the answer's callback, because a dialog holds the focus until it is gone.
    if (savings > 0) heading.current?.focus();
  }, [savings, heading]);

  function remove() {
    if (removal.isPending) return;
    removal.mutate(marked, {
      onSuccess() {
        say(
          marked.length === 1
            ? `${marked.map(entryText)} deleted from the access list`
            : `${marked.length} entries deleted from the access list`,
        );
        setIsAsking(false);
        setSavings((before) => before + 1);
      },
    });
  }
  return {
    marked,
    isMarked,
    isAsking,
    isBusy: removal.isPending,
    error: removal.error,
    toggle(entry: AccessListEntry) {
      removal.reset();
      setMarked((before) =>
        isMarked(entry)
          ? before.filter(({ cidrBlock }) => cidrBlock !== entry.cidrBlock)
          : [...before, entry],
      );
    },
    save() {
      if (marked.length === 0) return;
      // Entries that were added just now are not in the count yet; then nothing has to be asked.
      if (marked.length >= (data?.totalCount ?? 0)) setIsAsking(true);
      else remove();
    },
    /** After others were added, so that the list is not empty. */
    saveAfterAdding() {
      if (marked.length > 0) remove();
    },
    forget() {
      removal.reset();
      setMarked([]);
      heading.current?.focus();
    },
    confirm: remove,
    cancelAsking() {
      removal.reset();
      setIsAsking(false);
    },
  };
}
