import type { Method, Query, Version } from '@sallyport/client';

/**
 * A call of the API as a value: what the console sends, and what "Show as curl / CLI" shows. `T` is the form of the
 * answer's body.
 */
export interface Call<T = unknown> {
  readonly method: Method;
  /** From `/api/…` on, values percent-encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** The resource version; the newest when absent. */
  readonly version?: Version;
  /** The same on the command line, without the program's name: `organizations apiKeys list --orgId …`. */
  readonly cli?: string;
  /** Never set; carries the type of the answer. */
  readonly answer?: T;
}

/** What a call has beyond method and path. */
type Rest = Omit<Call, 'method' | 'path' | 'answer'>;

export function get<T>(path: string, rest: Rest = {}): Call<T> {
  return { method: 'GET', path, ...rest };
}

export function post<T>(path: string, body: unknown, rest: Rest = {}): Call<T> {
  return { method: 'POST', path, body, ...rest };
}

export function patch<T>(path: string, body: unknown, rest: Rest = {}): Call<T> {
  return { method: 'PATCH', path, body, ...rest };
}

export function remove(path: string, rest: Rest = {}): Call<undefined> {
  return { method: 'DELETE', path, ...rest };
}

const ATLAS = '/api/atlas/v2';

/** The path of an organization of the Atlas Administration API. */
export function orgPath(orgId: string): string {
  return `${ATLAS}/orgs/${encodeURIComponent(orgId)}`;
}

/** The path of a project of the Atlas Administration API. */
export function groupPath(groupId: string): string {
  return `${ATLAS}/groups/${encodeURIComponent(groupId)}`;
}
