import { AlertDialog, Dialog as RadixDialog } from 'radix-ui';
import { useState } from 'react';
import { Button, IconButton } from '../Button.js';
import type { ConfirmProps, DialogProps } from '../Dialog.js';
import { focusFirstField, giveFocusBack } from '../dialog-focus.js';
import { TextField } from '../Field.js';
import { Refusal } from '../Refusal.js';
import { useForm } from '../useForm.js';

/** `opener`: what had the focus before. */
interface Opened {
  readonly opener: Element | undefined;
}

/** Where the focus goes as a dialog opens, and when it is gone: to what opened it. */
function focusOf(opener: Element | undefined) {
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

export function DialogBox({ title, description, size, opener, onClose, children }: DialogProps & Opened) {
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="overlay">
          <RadixDialog.Content
            className="dialog"
            data-size={size}
            {...focusOf(opener)}
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

export function ConfirmBox({
  title,
  children,
  action,
  cancel = 'Cancel',
  look = 'danger',
  typed,
  isBusy = false,
  error,
  opener,
  onConfirm,
  onClose,
}: ConfirmProps & Opened) {
  const [text, setText] = useState('');
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
          <AlertDialog.Content className="dialog" {...focusOf(opener)}>
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
