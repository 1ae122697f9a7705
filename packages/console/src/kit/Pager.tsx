import { Button } from './Button.js';
import { ROWS_PER_PAGE } from './rows-per-page.js';

export { ROWS_PER_PAGE };

/** Which part of a list is shown, with buttons to the parts before and after. Pages count from 1. */
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
  if (total <= rowsPerPage && page === 1) return null;
  const first = (page - 1) * rowsPerPage + 1;
  const last = Math.min(page * rowsPerPage, total);
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
        <Button disabled={last >= total} onClick={() => onPage(page + 1)}>
          Next page
        </Button>
        {pages > 2 && (
          <Button disabled={last >= total} onClick={() => onPage(pages)}>
            Last page
          </Button>
        )}
      </span>
    </nav>
  );
}
