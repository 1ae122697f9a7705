import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Actions, Button } from '../kit/Button.js';

/** The buttons of a form that makes an organization or project: what is made first stays, whatever becomes of the rest. */
export function CreationActions({
  action,
  made,
  isLeft,
  isBusy,
  children,
}: {
  /** What the button says before anything was made. */
  action: string;
  /** What there is already, with its first page. */
  made: { readonly name: string; readonly url: string } | undefined;
  /** Whether something is still to be done. */
  isLeft: boolean;
  isBusy: boolean;
  /** The way back, while there is one. */
  children: ReactNode;
}) {
  return (
    <Actions>
      <Button type="submit" look="primary" isBusy={isBusy}>
        {!made ? action : isLeft ? 'Try the rest again' : 'Finish'}
      </Button>
      {made ? (
        <Link className="button" ignoreBlocker to={made.url}>
          Go to {made.name} as it is
        </Link>
      ) : (
        children
      )}
    </Actions>
  );
}
