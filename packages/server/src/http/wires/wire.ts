import type { Refusal } from '../../domain/errors.js';
import type { WireName } from '../../domain/wire-paths.js';
import type { OtherAnswer } from '../other-answer.js';

/** What sets one public form of the API apart from the others. All else about an answer is the same on all. */
export interface Wire {
  readonly name: WireName;
  /**
   * What all paths of the wire begin with, served or not; where two fit, the longer one counts. Who asks for a path that is
   * not served hears so only with valid credentials, but below `/unauth/` (rule.ts). Undefined for a wire beside the API:
   * anybody hears that a path is not served.
   */
  readonly root: string | undefined;
  /** What the paths of its operations begin with. */
  readonly basePath: string;
  /** The value of that header. Undefined where answers have neither it nor `X-MongoDB-Service-Version`. */
  readonly strictTransportSecurity: string | undefined;
  /** Headers of every answer but the challenge (without a body: not all, send.ts): name, value, name, value. */
  readonly headers: readonly string[];
  /** Whether errors name their code in `X-Error-Code` as well. */
  readonly hasErrorHeader: boolean;
  /** Headers of the challenge beside its own. */
  readonly challengeHeaders: readonly string[];
  /** Whether an id in a path that is none is refused by a code for its kind; PATH_PARAM_PARSE_ERROR is for all kinds. */
  readonly hasCodesForIds: boolean;
  /** Whether the 405 of a method that a path does not take has a body. */
  readonly methodRefusalHasBody: boolean;
  /** Whether its documents tell of versions, for which the `Accept` header asks. */
  readonly hasVersions: boolean;
  /** Whether answers and documents show the headers of limits, and documents 429; which requests are limited says domain/rate-limits.ts. */
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
    readonly answerTo?: (refusal: Refusal, sent: unknown) => OtherAnswer | undefined;
    /** The answer to whom a challenge would be sent elsewhere, by what its `Authorization` header says. */
    readonly answerToStranger?: (authorization: string | undefined) => OtherAnswer;
  };
  /** The OpenAPI document that describes it; wires may share one. */
  readonly document: {
    /** Where it is, without the extension. */
    readonly path: string;
    readonly title: string;
    readonly version: string;
  };
}
