import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, type ReactNode } from 'react';
import { Button } from './Button.js';
import { Notice } from './Notice.js';
import { Refusal } from './Refusal.js';

/** Whether what is shown is what was asked for before, such as another page of a list, until the answer is there. */
export const IsOfBefore = createContext(false);

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
      <IsOfBefore value={query.isPlaceholderData}>
        {query.isRefetchError && <NotRefreshed query={query} />}
        {children(query.data)}
      </IsOfBefore>
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
