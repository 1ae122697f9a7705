import { useSyncExternalStore } from 'react';

let isOver = false;
const listeners = new Set<() => void>();

/** Says that the session is over while a page with typed text is open, or that somebody signed in there again. */
export function setSessionOver(isNowOver: boolean): void {
  isOver = isNowOver;
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether to sign in again over the page that is open, which keeps what was typed. */
export function useSessionOver(): boolean {
  return useSyncExternalStore(listen, () => isOver);
}
