/** One request of a story. Without `live` it only makes what a later one needs. */
export interface Step {
  /** Method and path, as sent; `{O}` stands for the value of that name. Below `/api/atlas/v2` unless it begins with `/api`. */
  readonly request: `${'GET' | 'POST' | 'PATCH' | 'DELETE'} ${string}`;
  /** Asked for by `Accept`. Default: 2023-01-01. */
  readonly version?: '2023-01-01' | '2025-02-19';
  readonly withoutCredentials?: true;
  readonly body?: unknown;
  /** Names for values of the answer, by JSON pointer. */
  readonly names?: Readonly<Record<string, string>>;
  readonly live?: LiveAnswer;
}

/**
 * What the live service was recorded to answer, with names for what differs from one installation to the next: `{B}` the
 * address, `{time}` every time, `{secret}` what is left of a private key, `{nonce}`, `{id}` an id without a name.
 */
export interface LiveAnswer {
  readonly status: number;
  /** `RateLimit-Limit`; left out where there is none. */
  readonly limit?: number | 'not recorded';
  /** All of COMPARED but the usual media type, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In the recorded order of properties; a text is the whole text. Left out: empty. */
  readonly body?: unknown;
  /** The areas of docs/reference/differences.md that tell why this one is answered otherwise, and how it is answered. */
  readonly differs?: { readonly areas: readonly string[]; readonly body: unknown };
}

/** Requests in order, to a server of their own. */
export interface Story {
  readonly title: string;
  /** Whether the organization has as many projects as it may have. */
  readonly isFull?: boolean;
  readonly steps: readonly Step[];
}

/** Headers that clients read. What is not recorded of them must not be there. */
export const COMPARED = [
  'allow',
  'content-type',
  'deprecation',
  'location',
  'sunset',
  'www-authenticate',
  'x-error-code',
  'x-xgen-up-proto',
];

export const self = (path: string) => [{ href: `{B}/api/atlas/v2${path}`, rel: 'self' }];

export const ALL = 'includeCount=true&itemsPerPage=100&pageNum=1';

/** A list as clients ask for it: with `ALL`, and parameters that come before it in the link. */
export function pageOf(path: string, query: string, results: readonly unknown[]) {
  const before = query === '' ? '' : `${query}&`;
  return {
    links: self(`${path}?${before}pageNum=1&itemsPerPage=100`),
    results,
    totalCount: results.length,
  };
}

export function refusal(status: number, code: string, reason: string, detail: string, parameters: unknown) {
  return {
    headers: { 'content-type': 'application/json', 'x-error-code': code },
    body: { detail, error: status, errorCode: code, parameters, reason },
  };
}
