import { AlertDialog, Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from './Button.js';
import { focusFirstField, giveFocusBack, openerOfDialog } from './dialog-focus.js';
import { TextField } from './Field.js';
import { Refusal } from './Refusal.js';
import { useForm } from './useForm.js';

/** Where the focus goes as a dialog opens, and when it is gone. */
function useDialogFocus() {
  const [opener] = useState(openerOfDialog);
  return {
    onOpenAutoFocus(event: Event) {
      if (focusFirstField(event.target)) event.preventDefault();
    },
    onEscapeKeyDown(event: KeyboardEvent) {
      // The first Escape closes the suggestions of a field.
      if (document.activeElement?.matches('[role="combobox"][aria-expanded="true"]:not([data-stays-open])'))
        event.preventDefault();
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      giveFocusBack(opener);
    },
  };
}

/** A modal with a title and a way to close it. */
export function Dialog({
  title,
  description,
  size,
  onClose,
  children,
}: {
  title: string;
  description?: ReactNode;
  size?: 'wide';
  onClose: () => void;
  children: ReactNode;
}) {
  const focus = useDialogFocus();
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="overlay">
          <RadixDialog.Content
            className="dialog"
            data-size={size}
            {...focus}
            {...(description ? {} : { 'aria-describedby': undefined })}
          >
            <div className="dialog-head">
              <RadixDialog.Title>{title}</RadixDialog.Title>
              <RadixDialog.Close asChild>
                <IconButton icon="close" label="Close" />
              </RadixDialog.Close>
            </div>
            {description && (
              <RadixDialog.Description asChild>
                <div className="quiet stack-tight">{description}</div>
              </RadixDialog.Description>
            )}
            {children}
          </RadixDialog.Content>
        </RadixDialog.Overlay>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Asks before something that cannot be taken back, saying what else goes. With `typed` it has to be typed first. */
export function ConfirmDialog({
  title,
  children,
  action,
  cancel = 'Cancel',
  look = 'danger',
  typed,
  isBusy = false,
  error,
  onConfirm,
  onClose,
}: {
  title: string;
  children: ReactNode;
  /** What the button says, and does. */
  action: string;
  cancel?: string;
  look?: 'danger' | 'primary';
  typed?: string;
  isBusy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const focus = useDialogFocus();
  const isReady = typed === undefined || text.trim() === typed;
  const form = useForm({
    sending: { isPending: isBusy, error },
    isQuestion: true,
    send: () => isReady && onConfirm(),
  });
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay">
          <AlertDialog.Content className="dialog" {...focus}>
            <form className="form" {...form.props}>
              <AlertDialog.Title>{title}</AlertDialog.Title>
              <AlertDialog.Description asChild>
                <div className="stack-tight">{children}</div>
              </AlertDialog.Description>
              {typed !== undefined && (
                <TextField
                  label={`Type ${typed} to confirm`}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
              <Refusal error={error} />
              <div className="row row-end">
                <AlertDialog.Cancel asChild>
                  <Button>{cancel}</Button>
                </AlertDialog.Cancel>
                <Button type="submit" look={look} isBusy={isBusy} disabled={!isReady}>
                  {action}
                </Button>
              </div>
            </form>
          </AlertDialog.Content>
        </AlertDialog.Overlay>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
