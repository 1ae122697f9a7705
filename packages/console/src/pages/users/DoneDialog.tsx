import type { ReactNode } from 'react';
import { Actions, Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';

/** What a dialog becomes when all was done that it was for, and something of it is to be read. */
export function DoneDialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        {children}
        <Actions>
          <Button look="primary" autoFocus onClick={onClose}>
            Done
          </Button>
        </Actions>
      </div>
    </Dialog>
  );
}
