import type { RefusalStatus } from '../../errors/define-error.js';
import { reasonPhrase } from '../../errors.js';

/** What callers of a guarded API can be refused with, besides 403. */
export const statuses = [400, 401, 429, 500, 503] as const satisfies readonly RefusalStatus[];

/** An error in the form of the wires, with a line end: it is not to run into the prompt of a shell. Values are the proxy's own texts. */
export function bodyOf(error: {
  readonly status: string | number;
  readonly reason: string;
  readonly code: string;
  readonly detail: string;
  /** How the proxy writes a line end. */
  readonly end: string;
}): string {
  const { status, reason, code, detail, end } = error;
  return `{"detail":"${detail}","error":${status},"errorCode":"${code}","parameters":[],"reason":"${reason}"}${end}`;
}

/** The same of a status whose reason is known now. */
export function bodyOfStatus(
  status: RefusalStatus,
  { code, detail, end }: { readonly code: string; readonly detail: string; readonly end: string },
): string {
  return bodyOf({ status, reason: reasonPhrase(status), code, detail, end });
}
