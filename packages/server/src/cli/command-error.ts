import { exitStatus } from './exit-status.js';

/**
 * Why a command did not do what was asked, in words for the person who typed it; never holds a secret. Without words its reason
 * was told already.
 */
export class CommandError extends Error {
  /** What the program ends with. */
  readonly status: number;

  constructor(message: string, status: number = exitStatus.failure) {
    super(message);
    this.status = status;
  }
}
