import { ApiError } from '@sallyport/client';
import { type ReactNode, useState } from 'react';
import { useSteps } from '../api/query.js';
import { attemptEach } from '../kit/attempt-each.js';
import { Actions, Button } from '../kit/Button.js';
import { Dialog } from '../kit/Dialog.js';
import { useMessages } from '../kit/Messages.js';
import { type Problems, useForm } from '../kit/useForm.js';
import styles from './ListTable.module.css';
import type { BulkProps } from './TickedBar.js';

/** So many calls are under way at once: few enough for the limit that all callers share. */
const AT_ONCE = 4;

/** More names than this are counted. */
const NAMED = 10;

/**
 * Asks before something is done to many rows, does it row by row with the operation for one, and says of each that failed
 * why. Those stay ticked.
 */
export function BulkDialog<Row, Field extends string = never>({
  title,
  action,
  look = 'primary',
  rows,
  nameOf,
  run,
  done,
  problems,
  take,
  children,
  onClose,
  onEnd,
}: BulkProps<Row> & {
  title: string;
  /** What the button says. */
  action: string;
  look?: 'primary' | 'danger';
  nameOf: (row: Row) => string;
  run: (row: Row) => Promise<unknown>;
  /** What is said of those that it was done to: `3 API keys deleted`. */
  done: (count: number) => string;
  problems?: Problems<Field>;
  take?: () => boolean;
  /** What is asked for besides, and what it leads to. */
  children?: ReactNode | ((problem: (field: Field) => string | undefined) => ReactNode);
}) {
  const say = useMessages();
  const [ended, setEnded] = useState(0);
  const [failed, setFailed] = useState<readonly { row: Row; reason: string }[]>();
  // Those of the beginning: what is done is ticked no more.
  const [asked] = useState(rows);
  const running = useSteps(() =>
    attemptEach(asked, run, { atOnce: AT_ONCE, onEnd: () => setEnded((n) => n + 1) }),
  );
  const form = useForm<Field>({
    ...(problems && { problems }),
    ...(take && { take }),
    sending: running,
    send() {
      running.mutate(undefined, {
        onSuccess(attempts) {
          const reasons = attempts.failed.map(({ item, error }) => ({ row: item, reason: reasonOf(error) }));
          if (attempts.done.length > 0) say(done(attempts.done.length));
          onEnd(reasons);
          if (reasons.length === 0) onClose();
          else setFailed(reasons);
        },
      });
    },
  });
  if (failed)
    return (
      <Dialog title={`${failed.length} of ${asked.length} could not be done`} onClose={onClose}>
        <div className="stack">
          <p>They are still selected, with the reason in their rows.</p>
          <ul className={styles.failed}>
            {failed.map(({ row, reason }) => (
              <li key={nameOf(row)}>
                <strong>{nameOf(row)}</strong>: {reason}
              </li>
            ))}
          </ul>
          <Actions>
            <Button look="primary" onClick={onClose}>
              Close
            </Button>
          </Actions>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={running.isPending ? () => {} : onClose}>
      <form className="form" {...form.props}>
        <p className={styles.names}>{namesOf(asked.map(nameOf))}</p>
        {typeof children === 'function' ? children(form.problem) : children}
        {running.isPending && (
          <p role="status">
            {ended} of {asked.length} done
          </p>
        )}
        <Actions>
          <Button type="submit" look={look} isBusy={running.isPending}>
            {action}
          </Button>
          <Button onClick={onClose} disabled={running.isPending}>
            Cancel
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

function namesOf(names: readonly string[]): string {
  const more = names.length - NAMED;
  return LIST.format(more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names);
}

const LIST = new Intl.ListFormat('en');

/** Thrown where a row is refused here already; the message is a sentence that says why. */
export class NotDone extends Error {}

/** Why one of many could not be done, in a sentence. */
function reasonOf(error: unknown): string {
  if (error instanceof NotDone) return error.message;
  if (!(error instanceof ApiError)) return 'The server did not answer. Try again.';
  return error.detail ?? `The server refused this with status ${error.status}.`;
}
