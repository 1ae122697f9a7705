import { hasDraft } from '../kit/drafts.js';
import { useLeaveGuard } from '../kit/useLeaveGuard.js';

/** Asks before a page is left with something on it that was typed or marked and not saved. */
export function DraftGuard() {
  const { question } = useLeaveGuard({
    isNeeded: () => hasDraft(),
    title: 'Leave without saving?',
    action: 'Leave without saving',
    children: <p>Something that you typed or marked on this page is not saved yet.</p>,
  });
  return question;
}
