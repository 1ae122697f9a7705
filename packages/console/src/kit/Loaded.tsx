import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './Button.js';
import { Notice } from './Notice.js';
import { Refusal } from './Refusal.js';

/** What was read, or that it is being read, or why it could not be. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined)
    return (
      <>
        {query.isRefetchError && <NotRefreshed query={query} />}
        {children(query.data)}
      </>
    );
  if (query.error)
    return (
      <div className="stack">
        <Refusal error={query.error} />
        <div>
          <Button onClick={() => query.refetch()} isBusy={query.isFetching}>
            Try again
          </Button>
        </div>
      </div>
    );
  return <Skeleton />;
}

/** What is shown was read before, and may have changed. */
function NotRefreshed({ query }: { query: UseQueryResult<unknown> }) {
  return (
    <Notice tone="warning" title="This could not be read again, and may be out of date">
      <div>
        <Button onClick={() => query.refetch()} isBusy={query.isFetching}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}

export function Skeleton() {
  return (
    <div className="skeleton" role="status" aria-label="Loading">
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}
