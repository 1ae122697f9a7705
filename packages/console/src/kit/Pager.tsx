import { useContext, useState } from 'react';
import { Button } from './Button.js';
import { IsOfBefore } from './Loaded.js';
import { ROWS_PER_PAGE } from './rows-per-page.js';

export { ROWS_PER_PAGE };

/**
 * Which part of a list is shown, with buttons to the parts before and after. Pages count from 1. Until another page is there it says
 * the one whose rows stand above it.
 */
export function Pager({
  page,
  rowsPerPage = ROWS_PER_PAGE,
  total,
  onPage,
}: {
  page: number;
  rowsPerPage?: number;
  total: number;
  onPage: (page: number) => void;
}) {
  const isOfBefore = useContext(IsOfBefore);
  const [shown, setShown] = useState({ page, rowsPerPage });
  if (!isOfBefore && (shown.page !== page || shown.rowsPerPage !== rowsPerPage))
    setShown({ page, rowsPerPage });
  if (total <= rowsPerPage && page === 1) return null;
  const first = (shown.page - 1) * shown.rowsPerPage + 1;
  const last = Math.min(shown.page * shown.rowsPerPage, total);
  const pages = Math.ceil(total / rowsPerPage);
  return (
    <nav className="pager" aria-label="Pages of the list">
      <span className="quiet" aria-live="polite">
        {first > last ? 'Nothing here' : `${first} to ${last}`} of {total}
      </span>
      <span className="row">
        {pages > 2 && (
          <Button disabled={page <= 1} onClick={() => onPage(1)}>
            First page
          </Button>
        )}
        <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
          Previous page
        </Button>
        <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
          Next page
        </Button>
        {pages > 2 && (
          <Button disabled={page >= pages} onClick={() => onPage(pages)}>
            Last page
          </Button>
        )}
      </span>
    </nav>
  );
}
