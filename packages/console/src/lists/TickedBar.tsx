import { type ReactNode, useState } from 'react';
import { Button } from '../kit/Button.js';
import type { IconName } from '../kit/Icon.js';
import styles from './ListTable.module.css';
import type { Ticked } from './useTicked.js';

/** Something that can be done to many rows in one go. */
export interface BulkAction<Row> {
  readonly label: string;
  readonly icon?: IconName;
  readonly look?: 'danger';
  /** The dialog that asks, and does it; see `BulkDialog`. */
  readonly dialog: (props: BulkProps<Row>) => ReactNode;
}

/** What the dialog of an action gets. */
export interface BulkProps<Row> {
  readonly rows: readonly Row[];
  readonly onClose: () => void;
  /** Says to which rows it could not be done, once it is over. */
  readonly onEnd: (failed: readonly { readonly row: Row; readonly reason: string }[]) => void;
}

/** How many rows are ticked, and what can be done to them. */
export function TickedBar<Row>({
  ticked,
  shown,
  bulk,
  noun,
}: {
  ticked: Ticked<Row>;
  /** The rows of this page. */
  shown: readonly Row[];
  bulk: readonly BulkAction<Row>[];
  noun: readonly [one: string, several: string];
}) {
  const [open, setOpen] = useState<BulkAction<Row>>();
  const count = ticked.rows.length;
  const Dialog = open?.dialog;
  return (
    <div className={styles.ticked}>
      <strong role="status">
        {count.toLocaleString()} {noun[count === 1 ? 0 : 1]} selected
      </strong>
      {bulk.map((action) => (
        <Button
          key={action.label}
          icon={action.icon}
          look={action.look ?? 'plain'}
          onClick={() => setOpen(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button look="quiet" onClick={() => ticked.tick(shown, true)}>
        Select all on this page
      </Button>
      <Button look="quiet" onClick={ticked.clear}>
        Clear selection
      </Button>
      {Dialog && <Dialog rows={ticked.rows} onClose={() => setOpen(undefined)} onEnd={ticked.leave} />}
    </div>
  );
}
