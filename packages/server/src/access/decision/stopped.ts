import type { Stop } from './decision.js';

/** Ends a request at the turn of its write: what was decided then is its answer. */
export class Stopped extends Error {
  constructor(
    readonly stop: Stop,
    /** The name of the step. */
    readonly stoppedAt?: string,
  ) {
    super('the request was decided otherwise at the turn of its write');
  }
}
