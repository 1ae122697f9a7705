/** One field of a request that was refused, and why. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** An answer that is no success. What the body did not say is undefined, or an empty list. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** The typed code, for example `GROUP_NOT_FOUND`; of the OAuth endpoints the `error`, for example `invalid_client`. */
  readonly errorCode: string | undefined;
  readonly detail: string | undefined;
  /** What the detail speaks of, in the order of the error's documentation. */
  readonly parameters: readonly (string | number)[];
  readonly fields: readonly FieldViolation[];
  readonly headers: Headers;
  readonly requestId: string | undefined;

  constructor(answer: { method: string; path: string; status: number; headers: Headers; body: unknown }) {
    const { method, path, status, headers } = answer;
    const body = isObject(answer.body) ? answer.body : {};
    // The API has the status in `error` and the code in `errorCode`; RFC 6749 section 5.2 has the code in `error`.
    const errorCode =
      textIn(body, 'errorCode') ?? textIn(body, 'error') ?? headers.get('x-error-code') ?? undefined;
    const detail =
      textIn(body, 'detail') ??
      textIn(body, 'error_description') ??
      // Where the live service answers without a body, so does Sallyport, and says why here.
      headers.get('x-sallyport-reason') ??
      redirection(status, headers);
    super([`${method} ${path}: ${status}`, errorCode, detail].filter(Boolean).join(' '));
    this.status = status;
    this.errorCode = errorCode;
    this.detail = detail;
    this.parameters = listIn(body, 'parameters').filter(isTextOrNumber);
    this.fields = (isObject(body.badRequestDetail) ? listIn(body.badRequestDetail, 'fields') : []).flatMap(
      violation,
    );
    this.headers = headers;
    this.requestId = headers.get('x-request-id') ?? undefined;
  }
}

function redirection(status: number, headers: Headers): string | undefined {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === null) return undefined;
  return `The server redirects to ${location}; redirects are not followed.`;
}

function violation(value: unknown): FieldViolation[] {
  if (!isObject(value)) return [];
  return [{ field: textIn(value, 'field') ?? '', description: textIn(value, 'description') ?? '' }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function textIn(object: Record<string, unknown>, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

function listIn(object: Record<string, unknown>, name: string): readonly unknown[] {
  const value = object[name];
  return Array.isArray(value) ? value : [];
}
