import { errorCatalogue } from './error-catalogue.js';
import type {
  ErrorDefinition,
  FieldViolation,
  RefusalParameter,
  RefusalStatus,
} from './errors/define-error.js';

export { errorCatalogue } from './error-catalogue.js';

export type ErrorCode = keyof typeof errorCatalogue;

/** Whether the text is a code of the catalogue. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCatalogue, text);
}

/** What a caller of `refuse` must give for a code. */
type ErrorArguments<C extends ErrorCode> = Parameters<(typeof errorCatalogue)[C]['detail']>;

/** Why a request is not served: a value that the wires present and tests compare. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly status: RefusalStatus;
  readonly detail: string;
  readonly parameters: readonly RefusalParameter[];
  readonly fields?: readonly FieldViolation[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Builds the refusal of a code from the catalogue. The arguments are those of the code's `detail`. */
export function refuse<C extends ErrorCode>(code: C, ...args: ErrorArguments<C>): Refusal {
  // Each entry is typed by its own arguments, which the signature has checked; here they are only passed on.
  const entry = errorCatalogue[code] as unknown as ErrorDefinition<RefusalParameter[]>;
  const given: RefusalParameter[] = args;
  const readable = given.map(visible);
  return {
    code,
    status: entry.status,
    detail: entry.detail(...readable),
    parameters: entry.wire === undefined ? given : entry.wire(...given),
    ...(entry.headers && { headers: entry.headers(...given) }),
    ...fieldsOf(entry.fields?.(...readable)),
  };
}

/** In a sentence nobody sees a text of nothing but blanks, so it is quoted. */
function visible(value: RefusalParameter): RefusalParameter {
  return typeof value === 'string' && value.trim() === '' ? JSON.stringify(value) : value;
}

function fieldsOf(fields: readonly FieldViolation[] = []) {
  return fields.length === 0 ? {} : { fields };
}

/** Carries a refusal out of a service. The wire that catches it presents `refusal`; anything else is a fault. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  /** The person whose account was named without proof; for the log alone. */
  readonly userId: string | undefined;

  constructor(refusal: Refusal, userId?: string) {
    super(`${refusal.code}: ${refusal.detail}`);
    this.name = 'RefusalError';
    this.refusal = refusal;
    this.userId = userId;
  }
}

const reasonPhrases: Readonly<Record<RefusalStatus, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};

/** The phrase that stands for a status in the `reason` of an error body. */
export function reasonPhrase(status: RefusalStatus): string {
  return reasonPhrases[status];
}
