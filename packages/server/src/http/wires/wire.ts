import type { Refusal } from '../../domain/errors.js';
import type { WireName } from '../../domain/wire-paths.js';
import type { OtherAnswer } from '../other-answer.js';

/** What sets one public form of the API apart from the others. All else about an answer is the same on all. */
export interface Wire {
  readonly name: WireName;
  /**
   * Every path below it is the wire's, served or not; who asks has to be known before hearing which. Undefined for a wire
   * beside the API: what it does not serve is not there.
   */
  readonly root: string | undefined;
  /** What the paths of its operations begin with. */
  readonly basePath: string;
  /** Undefined where answers name neither it nor the version of the service. */
  readonly strictTransportSecurity: string | undefined;
  /** Headers of every answer but the challenge: name, value, name, value. */
  readonly headers: readonly string[];
  /** Whether errors name their code in `X-Error-Code` as well. */
  readonly hasErrorHeader: boolean;
  /** Headers that the challenge has as well. */
  readonly challengeHeaders: readonly string[];
  /** Whether an id in a path that is none is refused by a code for its kind; PATH_PARAM_PARSE_ERROR is for all kinds. */
  readonly hasCodesForIds: boolean;
  /** Whether the 405 of a method that a path does not take has a body. */
  readonly methodRefusalHasBody: boolean;
  /** Whether the `Accept` header asks for a version. */
  readonly hasVersions: boolean;
  /** Whether requests are limited (domain/rate-limits.ts). */
  readonly hasRateLimits: boolean;
  /** The longest validity of a client secret where the organization sets none, if it is not the usual one. */
  readonly unsetSecretMaxHours?: number;
  /** Whether `envelope` and `pretty` are taken. */
  readonly hasEnvelope: boolean;
  /** Which member of an envelope comes first. */
  readonly envelopeBeginsWith: 'content' | 'status';
  /** What metrics and logs put before an operationId: operations have the same names on several wires. */
  readonly namePrefix: '' | `${string}.`;
  /** The media type of an answer in JSON that has no version. */
  readonly jsonType: string;
  /** Where bodies are forms instead of JSON: what such a body says, or the answer to one that is none. */
  readonly form?: {
    readonly type: string;
    readonly read: (
      text: string,
      contentType: string | undefined,
    ) => { readonly value: Readonly<Record<string, string>> } | OtherAnswer;
  };
  /** Where errors are other than those of the API. */
  readonly errors?: {
    /** What they look like: as RFC 6749 has them, or as the API has. */
    readonly form: 'RFC 6749' | 'API';
    /** What its errors mean, by status, for the OpenAPI document. */
    readonly descriptions: Readonly<Record<number, string>>;
    /** The answer to a refusal that has another form here; all others have that of the API. */
    readonly answerTo?: (refusal: Refusal) => OtherAnswer | undefined;
  };
  /** The OpenAPI document that describes it; wires may share one. */
  readonly document: {
    /** Where it is, without the extension. */
    readonly path: string;
    readonly title: string;
    readonly version: string;
  };
}
