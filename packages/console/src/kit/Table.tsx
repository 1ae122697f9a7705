import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { Icon } from './Icon.js';
import { isFirstPage } from './Page.js';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** The column that names the row; screen readers say it with every cell. */
  readonly isHeader?: boolean;
  /** The order of the list that goes by this column, where there is one. */
  readonly sort?: string;
  /**
   * Left out where the table has no room for it. Of what is `extra` the row tells in another place then, marked `instead`; what
   * is `minor` stays longer, and the page of the row has it.
   */
  readonly room?: 'extra' | 'minor';
}

/** By what the rows are sorted: an order, with a minus before it the other way round. */
export interface Sorting {
  readonly order: string;
  readonly onSort: (order: string) => void;
}

/** Which rows are ticked, by their keys. */
export interface Ticking<Row> {
  readonly keys: ReadonlySet<string>;
  readonly labelOf: (row: Row) => string;
  readonly onTick: (rows: readonly Row[], isTicked: boolean) => void;
}

/** A table that becomes a list of cards on a narrow screen. `caption` is for screen readers. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  actions,
  sorting,
  ticking,
  problemOf,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Buttons at the end of a row. */
  actions?: ((row: Row) => ReactNode) | undefined;
  sorting?: Sorting | undefined;
  ticking?: Ticking<Row> | undefined;
  /** Why something could not be done to a row. */
  problemOf?: ((row: Row) => ReactNode) | undefined;
}) {
  const shown = useRowsInTurn(rows);
  return (
    <div className="table-wrap">
      {/* biome-ignore lint/a11y/noRedundantRoles: as blocks on a narrow screen, tables lose their roles */}
      <table className="table" role="table">
        <caption className="visually-hidden">{caption}</caption>
        {/* biome-ignore-start lint/a11y: as above */}
        <thead role="rowgroup">
          <tr role="row">
            {ticking && (
              <th scope="col" role="columnheader" className="tick">
                <span className="of-cards">Selected</span>
                <TickAll rows={rows} keyOf={keyOf} ticking={ticking} />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.name} column={column} sorting={sorting} />
            ))}
            {actions && (
              <th scope="col" role="columnheader">
                <span className="visually-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr key={keyOf(row)} role="row" data-ticked={ticking?.keys.has(keyOf(row)) || undefined}>
              {ticking && (
                <td role="cell" className="tick">
                  <input
                    type="checkbox"
                    aria-label={`Select ${ticking.labelOf(row)}`}
                    checked={ticking.keys.has(keyOf(row))}
                    onChange={(event) => ticking.onTick([row], event.target.checked)}
                  />
                </td>
              )}
              {columns.map(({ name, cell, isHeader, room }) =>
                isHeader ? (
                  <th key={name} scope="row" role="rowheader">
                    {cell(row)}
                    {problemOf?.(row)}
                  </th>
                ) : (
                  <td key={name} data-label={name} role="cell" className={room}>
                    {cell(row)}
                  </td>
                ),
              )}
              {actions && (
                <td className="actions" role="cell">
                  {actions(row)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {/* biome-ignore-end lint/a11y: as above */}
      </table>
    </div>
  );
}

/** As many rows as a window has room for. */
const SEEN_FIRST = 12;

/** As the console opens, first the rows that can be seen: with all of them a slow processor would be busy for long before one is there. */
function useRowsInTurn<Row>(rows: readonly Row[]): readonly Row[] {
  const [hasAll, setHasAll] = useState(() => rows.length <= SEEN_FIRST || !isFirstPage());
  useEffect(() => startTransition(() => setHasAll(true)), []);
  return hasAll ? rows : rows.slice(0, SEEN_FIRST);
}

function Heading<Row>({
  column: { name, sort, room },
  sorting,
}: {
  column: Column<Row>;
  sorting: Sorting | undefined;
}) {
  if (sorting === undefined || sort === undefined)
    return (
      // biome-ignore lint/a11y/noRedundantRoles: as blocks on a narrow screen, tables lose their roles
      <th scope="col" role="columnheader" className={room}>
        {name}
      </th>
    );
  const { order, onSort } = sorting;
  const isAscending = order === sort;
  const isDescending = order === `-${sort}`;
  const direction = isAscending ? 'ascending' : isDescending ? 'descending' : 'none';
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th scope="col" role="columnheader" className={room} aria-sort={direction}>
      <span className="of-cards">{name}</span>
      <button type="button" className="sort" onClick={() => onSort(isAscending ? `-${sort}` : sort)}>
        {name}
        <Icon name={isAscending ? 'up' : isDescending ? 'down' : 'unsorted'} size={12} />
      </button>
    </th>
  );
}

/** Ticks all rows that are shown, or none of them. */
function TickAll<Row>({
  rows,
  keyOf,
  ticking,
}: {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  ticking: Ticking<Row>;
}) {
  const box = useRef<HTMLInputElement>(null);
  const ticked = rows.filter((row) => ticking.keys.has(keyOf(row))).length;
  const isPart = ticked > 0 && ticked < rows.length;
  useEffect(() => {
    // There is no attribute for it.
    if (box.current) box.current.indeterminate = isPart;
  }, [isPart]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label="Select all on this page"
      checked={rows.length > 0 && ticked === rows.length}
      onChange={(event) => ticking.onTick(rows, event.target.checked)}
    />
  );
}
