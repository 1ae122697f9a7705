import type { WireName } from '../../domain/wire-paths.js';

/** What sets one public form of the API apart from the others. All else about an answer is the same on all. */
export interface Wire {
  readonly name: WireName;
  /** Every path below it is the wire's, served or not; who asks has to be known before hearing which. */
  readonly root: string;
  /** What the paths of its operations begin with. */
  readonly basePath: string;
  readonly strictTransportSecurity: string;
  /** Headers of every answer but the challenge: name, value, name, value. */
  readonly headers: readonly string[];
  /** Whether errors name their code in `X-Error-Code` as well. */
  readonly hasErrorHeader: boolean;
  /** Whether the `Accept` header asks for a version. */
  readonly hasVersions: boolean;
  /** Whether requests are limited (domain/rate-limits.ts). */
  readonly hasRateLimits: boolean;
  /** The longest validity of a client secret where the organization sets none, if it is not the usual one. */
  readonly unsetSecretMaxHours?: number;
  /** Which member of an envelope comes first. */
  readonly envelopeBeginsWith: 'content' | 'status';
  /** What metrics and logs put before an operationId: operations have the same names on several wires. */
  readonly namePrefix: '' | `${string}.`;
  /** The OpenAPI document that describes it; wires may share one. */
  readonly document: {
    /** Where it is, without the extension. */
    readonly path: string;
    readonly title: string;
    readonly version: string;
  };
}
