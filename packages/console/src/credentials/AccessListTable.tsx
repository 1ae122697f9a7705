import type { Page } from '@sallyport/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type AccessListEntry, type CredentialHolder, listAccessList } from '../api/calls/access-lists.js';
import { read } from '../api/query.js';
import { coversEverything, parseBlock } from '../domain.js';
import { Badge } from '../kit/Badge.js';
import { Loaded } from '../kit/Loaded.js';
import { Pager, ROWS_PER_PAGE } from '../kit/Pager.js';
import { type Column, Table } from '../kit/Table.js';
import { Time } from '../kit/Time.js';

/** The entries of a list, a page at a time, with what came in through each. */
export function AccessListTable({
  holder,
  whenEmpty,
  isMarked,
  actions,
}: {
  holder: CredentialHolder;
  whenEmpty: ReactNode;
  /** Whether an entry goes with the next Save. */
  isMarked?: (entry: AccessListEntry) => boolean;
  actions?: (entry: AccessListEntry) => ReactNode;
}) {
  const [page, setPage] = useState(1);
  const query: UseQueryResult<Page<AccessListEntry>> = useQuery(
    read(listAccessList(holder, { pageNum: page, itemsPerPage: ROWS_PER_PAGE })),
  );
  const pages = Math.max(1, Math.ceil((query.data?.totalCount ?? 0) / ROWS_PER_PAGE));
  useEffect(() => {
    // The last entry of the last page was deleted.
    if (query.data && !query.isPlaceholderData && page > pages) setPage(pages);
  }, [query.data, query.isPlaceholderData, page, pages]);
  return (
    <Loaded query={query}>
      {({ results, totalCount }) =>
        totalCount === 0 ? (
          whenEmpty
        ) : (
          <div>
            <Table
              caption="Entries of the access list"
              columns={[nameColumn(isMarked), ...FACTS]}
              rows={results}
              keyOf={(entry) => entry.cidrBlock}
              actions={actions}
            />
            <Pager page={page} total={totalCount} onPage={setPage} />
          </div>
        )
      }
    </Loaded>
  );
}

function nameColumn(isMarked: (entry: AccessListEntry) => boolean = () => false): Column<AccessListEntry> {
  return {
    name: 'IP Address or CIDR Block',
    isHeader: true,
    cell: (entry) => (
      <>
        <code>{isMarked(entry) ? <s>{entryText(entry)}</s> : entryText(entry)}</code>{' '}
        {isMarked(entry) && <Badge tone="warning">Goes with Save</Badge>}
        {isOpen(entry) && <Badge tone="warning">Lets in everybody</Badge>}
      </>
    ),
  };
}

const FACTS: readonly Column<AccessListEntry>[] = [
  { name: 'Requests', cell: ({ count, requestCount }) => (count ?? requestCount ?? 0).toLocaleString() },
  { name: 'Last Used', cell: ({ lastUsed, lastUsedAt }) => <Time time={lastUsed ?? lastUsedAt} /> },
  {
    name: 'Last Used From',
    cell: ({ lastUsedAddress }) =>
      lastUsedAddress ? <code>{lastUsedAddress}</code> : <span className="quiet">–</span>,
  },
  { name: 'Date Created', cell: ({ created, createdAt }) => <Time time={created ?? createdAt} /> },
];

/** An entry as it was typed: a single address without its prefix. */
export function entryText({ ipAddress, cidrBlock }: AccessListEntry): string {
  return ipAddress ?? cidrBlock;
}

function isOpen({ cidrBlock }: AccessListEntry): boolean {
  const block = parseBlock(cidrBlock);
  return !('problem' in block) && coversEverything(block);
}
