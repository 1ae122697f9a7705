import { exitStatus } from './exit-status.js';

/**
 * Why a command did not do what was asked, in words for the person who typed it; never holds a secret. Without words its reason
 * was told already.
 */
export class CommandError extends Error {
  /** What the program ends with. */
  readonly status: number;

  /** `cause`: the answer of a server that refused, for commands that have more to say of it. */
  constructor(message: string, status: number = exitStatus.failure, options?: { readonly cause: unknown }) {
    super(message, options);
    this.status = status;
  }
}
