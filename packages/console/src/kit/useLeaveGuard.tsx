import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from './Dialog.js';

/**
 * Asks before something is left that can never be seen again, such as a new secret that was not copied: by a link, by
 * Back, by closing the window (the browser asks then, in its own words), or with `leave` by closing a dialog.
 * `question` belongs somewhere on the page.
 */
export function useLeaveGuard({
  isNeeded,
  title,
  children,
  action = 'Leave without it',
  stay = 'Stay here',
}: {
  /** Asked when somebody is about to leave, where it is a function. */
  isNeeded: boolean | (() => boolean);
  title: string;
  /** What is lost. */
  children: ReactNode;
  action?: string;
  stay?: string;
}): { question: ReactNode; leave: (go: () => void) => void } {
  const asks = typeof isNeeded === 'function' ? isNeeded : () => isNeeded;
  const [going, setGoing] = useState<{ readonly go: () => void }>();
  const blocker = useBlocker({
    // Changes behind the question mark stay on the page, but for another step, which has another form.
    shouldBlockFn: ({ current, next }) =>
      (current.pathname !== next.pathname || stepIn(current) !== stepIn(next)) && asks(),
    enableBeforeUnload: asks,
    withResolver: true,
  });
  const isAsking = blocker.status === 'blocked' || going !== undefined;
  return {
    question: isAsking && (
      <ConfirmDialog
        title={title}
        action={action}
        cancel={stay}
        onConfirm={() => {
          setGoing(undefined);
          blocker.proceed?.();
          going?.go();
        }}
        onClose={() => {
          setGoing(undefined);
          blocker.reset?.();
        }}
      >
        {children}
      </ConfirmDialog>
    ),
    leave: (go) => (asks() ? setGoing({ go }) : go()),
  };
}

const stepIn = ({ search }: { search: unknown }) => (search as { readonly step?: unknown }).step;
