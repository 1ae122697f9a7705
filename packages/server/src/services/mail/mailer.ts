import type { Logger } from 'pino';
import { workBounds } from '../../domain/bounds/work.js';

/** A mail to one person. The text may hold a secret link: it is never logged. */
export interface Mail {
  /** For the log, for example `invitation`. */
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export type MailOutcome = 'sent' | 'failed';

export interface Mailer {
  /** Whether there is a way to send mails. */
  readonly canSend: boolean;
  /** Takes a mail on and returns at once. What cannot be sent is tried again a few times; every failure is logged. */
  send(mail: Mail): void;
  /** Mails by what became of them; one that is tried again counts when that is over. */
  readonly counts: ReadonlyMap<MailOutcome, number>;
  /** Sends what can be sent at once, and logs what is given up. */
  close(): Promise<void>;
}

/** For an installation without SMTP: says of each mail that it was not sent. */
export function createSilentMailer(log: Logger): Mailer {
  return {
    canSend: false,
    counts: new Map(),
    send: ({ purpose, to }) =>
      log.warn({ purpose, to }, 'a mail was not sent: there is no SALLYPORT_SMTP_URL'),
    close: async () => {},
  };
}

/** When a mail is tried again after it failed: three more times within some ten minutes. */
const RETRY_DELAYS_MS: readonly number[] = [5_000, 60_000, 600_000];
const CLOSE_TIMEOUT_MS = 3_000;

/** Sends one mail after the other through `transmit`, which rejects when a mail could not be handed over. */
export function createMailer(options: {
  transmit: (mail: Mail) => Promise<void>;
  log: Logger;
  retryDelaysMs?: readonly number[];
}): Mailer {
  const { transmit, log, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const queue: { mail: Mail; failures: number }[] = [];
  const waiting = new Map<NodeJS.Timeout, Mail>();
  const counts = new Map<MailOutcome, number>([
    ['sent', 0],
    ['failed', 0],
  ]);
  const count = (outcome: MailOutcome): void => {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  };
  const lose = (fields: object, message: string): void => {
    count('failed');
    log.error(fields, message);
  };
  let isClosed = false;
  let sending: Promise<void> | undefined;

  async function sendAll(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { mail, failures } = next;
      const { purpose, to } = mail;
      try {
        await transmit(mail);
        count('sent');
        log.info({ purpose, to }, 'a mail was sent');
      } catch (error) {
        const delayMs = retryDelaysMs[failures];
        if (delayMs === undefined || isClosed) {
          lose({ err: error, purpose, to }, 'a mail could not be sent; no further attempt');
          continue;
        }
        log.warn({ err: error, purpose, to, delayMs }, 'a mail could not be sent; it will be retried');
        const timer = setTimeout(() => {
          waiting.delete(timer);
          enqueue(mail, failures + 1);
        }, delayMs);
        timer.unref();
        waiting.set(timer, mail);
      }
    }
    sending = undefined;
  }

  function enqueue(mail: Mail, failures: number): void {
    queue.push({ mail, failures });
    sending ??= sendAll();
  }

  return {
    canSend: true,
    counts,
    send(mail) {
      const { purpose, to } = mail;
      if (isClosed || queue.length + waiting.size >= workBounds.waitingMails.most)
        lose({ purpose, to }, 'a mail could not be sent: too many are waiting, or the server stops');
      else enqueue(mail, 0);
    },
    async close() {
      isClosed = true;
      for (const [timer, { purpose, to }] of waiting) {
        clearTimeout(timer);
        lose({ purpose, to }, 'a mail could not be sent; no further attempt, because the server stops');
      }
      waiting.clear();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
      });
      await Promise.race([sending, late]);
      clearTimeout(timer);
      for (const { mail } of queue.splice(0))
        lose(
          { purpose: mail.purpose, to: mail.to },
          'a mail could not be sent; no further attempt, because the server stops',
        );
    },
  };
}
