import { ApiError } from './api-error.js';

/** A successful answer. `body` is undefined when there is none, and text when it is not JSON. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/**
 * Reads an answer whole. Throws ApiError unless the status is a success, or if a JSON body does not parse.
 * The body's form is the caller's claim; it is not checked.
 */
export async function readAnswer<T>(method: string, path: string, response: Response): Promise<Answer<T>> {
  const { status, headers } = response;
  const text = await response.text();
  const fail = (body: unknown) => new ApiError({ method, path, status, headers, body });
  let body: unknown = text === '' ? undefined : text;
  if (text !== '' && isJson(headers.get('content-type'))) {
    try {
      body = JSON.parse(text);
    } catch {
      throw fail({ detail: 'The answer says that it is JSON, but it does not parse.' });
    }
  }
  if (!response.ok) throw fail(body);
  return { status, headers, body: body as T };
}

/** `application/json` and every type with the suffix `+json`. */
function isJson(contentType: string | null): boolean {
  const type = (contentType ?? '').split(';', 1)[0] ?? '';
  return /^[^/]+\/(?:[^/]+\+)?json$/i.test(type.trim());
}
