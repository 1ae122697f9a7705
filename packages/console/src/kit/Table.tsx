import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** The column that names the row; screen readers say it with every cell. */
  readonly isHeader?: boolean;
}

/** A table that becomes a list of cards on a narrow screen. `caption` is for screen readers. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  actions,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Buttons at the end of a row. */
  actions?: ((row: Row) => ReactNode) | undefined;
}) {
  return (
    <div className="table-wrap">
      {/* biome-ignore lint/a11y/noRedundantRoles: as blocks on a narrow screen, tables lose their roles */}
      <table className="table" role="table">
        <caption className="visually-hidden">{caption}</caption>
        {/* biome-ignore-start lint/a11y: as above */}
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ name }) => (
              <th key={name} scope="col" role="columnheader">
                {name}
              </th>
            ))}
            {actions && (
              <th scope="col" role="columnheader">
                <span className="visually-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ name, cell, isHeader }) =>
                isHeader ? (
                  <th key={name} scope="row" role="rowheader">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} data-label={name} role="cell">
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
