import { endOtherSessions, endSession, type OwnSession } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { browserWords } from './browser-words.js';

/** Asks before one session, or every session but this, ends. */
export function EndSessionsDialog({
  ended,
  others,
  onClose,
}: {
  ended: OwnSession | 'all others';
  /** How many there are beside this one. */
  others: number;
  onClose: () => void;
}) {
  const say = useMessages();
  const ending = useSend(() => (ended === 'all others' ? endOtherSessions() : endSession(ended.id)));
  const isAll = ended === 'all others';
  const which = others === 1 ? '1 other session' : `${others} other sessions`;
  return (
    <ConfirmDialog
      title={isAll ? `End ${which}?` : `End the session of ${browserWords(ended.userAgent)}?`}
      action={isAll ? 'End all others' : 'End session'}
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={() =>
        ending.mutate(undefined, {
          onSuccess() {
            say(isAll ? 'Other sessions ended' : 'Session ended');
            onClose();
          },
        })
      }
    >
      <p>
        {isAll ? 'Every other browser is' : `The browser at ${ended.remoteAddress ?? 'that address'} is`}{' '}
        signed out at once, and has to sign in again.
      </p>
    </ConfirmDialog>
  );
}
