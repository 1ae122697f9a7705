import { useCallback, useMemo, useState } from 'react';
import { limits } from '../domain.js';

/** The rows that are ticked, on whatever page they stand. */
export interface Ticked<Row> {
  readonly rows: readonly Row[];
  readonly keys: ReadonlySet<string>;
  readonly tick: (rows: readonly Row[], isTicked: boolean) => void;
  readonly clear: () => void;
  /** Leaves those ticked to which something could not be done, each with the reason. */
  readonly leave: (failed: readonly { readonly row: Row; readonly reason: string }[]) => void;
  /** Why something could not be done to a row that is still ticked. */
  readonly problemOf: (row: Row) => string | undefined;
}

export function useTicked<Row>(keyOf: (row: Row) => string): Ticked<Row> {
  const [rows, setRows] = useState<ReadonlyMap<string, Row>>(new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const tick = useCallback(
    (changed: readonly Row[], isTicked: boolean) =>
      setRows((before) => {
        const after = new Map(before);
        for (const row of changed)
          if (!isTicked) after.delete(keyOf(row));
          else if (after.size < limits.itemsPerPage) after.set(keyOf(row), row);
        return after;
      }),
    [keyOf],
  );
  return useMemo(
    () => ({
      rows: [...rows.values()],
      keys: new Set(rows.keys()),
      tick,
      clear() {
        setRows(new Map());
        setProblems(new Map());
      },
      leave(failed) {
        setRows(new Map(failed.map(({ row }) => [keyOf(row), row])));
        setProblems(new Map(failed.map(({ row, reason }) => [keyOf(row), reason])));
      },
      problemOf: (row) => (rows.has(keyOf(row)) ? problems.get(keyOf(row)) : undefined),
    }),
    [rows, problems, tick, keyOf],
  );
}
