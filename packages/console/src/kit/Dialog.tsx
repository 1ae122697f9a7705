import type { ReactNode } from 'react';
import { WithOverlays } from './WithOverlays.js';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly size?: 'wide';
  readonly onClose: () => void;
  /** Takes what is typed before the dialog could be loaded. */
  readonly meanwhile?: ReactNode;
  readonly children: ReactNode;
}

/** A modal with a title and a way to close it. */
export function Dialog({ meanwhile, ...props }: DialogProps) {
  return (
    <WithOverlays giveUp={props.onClose} meanwhile={meanwhile}>
      {({ DialogBox }, opener) => <DialogBox {...props} opener={opener} />}
    </WithOverlays>
  );
}

export interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says, and does. */
  readonly action: string;
  readonly cancel?: string;
  readonly look?: 'danger' | 'primary';
  readonly typed?: string;
  readonly isBusy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back, saying what else goes. With `typed` it has to be typed first. */
export function ConfirmDialog(props: ConfirmProps) {
  return (
    <WithOverlays giveUp={props.onClose}>
      {({ ConfirmBox }, opener) => <ConfirmBox {...props} opener={opener} />}
    </WithOverlays>
  );
}
