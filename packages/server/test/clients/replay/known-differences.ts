import type { Recording } from './recording.js';

/** An answer as the table below names it: the status, and the error code of a refusal. */
export interface Outcome {
  readonly status: number;
  readonly errorCode?: string;
}

/** Recorded requests that are still answered otherwise than the live service answers them. */
export interface KnownDifference {
  readonly recording: Recording['name'];
  readonly method: string;
  /** Of the path as it is recorded. */
  readonly path: RegExp;
  /** What the live service answers. The recorded lines say the same; lines that say something else are not meant. */
  readonly right: Outcome;
  /** What Sallyport answers. When it answers what is right, the row goes. */
  readonly today: Outcome;
  /** Of the live service. */
  readonly behaviour: string;
}

export const knownDifferences: readonly KnownDifference[] = [];
