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
  stay = 'Stay here',
}: {
  isNeeded: boolean;
  title: string;
  /** What is lost. */
  children: ReactNode;
  stay?: string;
}): { question: ReactNode; leave: (go: () => void) => void } {
  const [going, setGoing] = useState<{ readonly go: () => void }>();
  const blocker = useBlocker({
    // Changes behind the question mark stay on the page.
    shouldBlockFn: ({ current, next }) => isNeeded && current.pathname !== next.pathname,
    enableBeforeUnload: isNeeded,
    withResolver: true,
  });
  const isAsking = blocker.status === 'blocked' || going !== undefined;
  return {
    question: isAsking && (
      <ConfirmDialog
        title={title}
        action="Leave without it"
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
    leave: (go) => (isNeeded ? setGoing({ go }) : go()),
  };
}
