import { type Answer, readAnswer } from './answer.js';
import { createConnection } from './authenticated-fetch.js';
import type { ConnectionOptions } from './credentials.js';
import { type Page, readPages } from './pages.js';
import { type Query, queryString } from './query.js';

export interface ClientOptions extends ConnectionOptions {
  /** The resource version asked for unless a request names another. Default: 2025-03-12. */
  readonly accept?: Version | undefined;
}

/** A version date, which selects the newest version of a resource that is not later, or `preview`. */
export type Version = `${number}-${number}-${number}` | 'preview';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
  readonly query?: Query | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly version?: Version | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A client of one server with one set of credentials. */
export interface Client {
  /**
   * Calls an operation. `path` is relative to `/api/atlas/v2` unless it begins with `/api/`; values in it have to be
   * percent-encoded already, and the query stands apart. `T` is the form of the body, which is not checked.
   * Throws ApiError for answers that are no success, and what `fetch` throws when there is no answer.
   */
  request<T = unknown>(method: Method, path: string, options?: RequestOptions): Promise<Answer<T>>;
  /** Reads a list page by page, from `pageNum` on if the query has one. Throws as `request` does. */
  pages<T = unknown>(
    path: string,
    query?: Query,
    options?: Omit<RequestOptions, 'query' | 'body'>,
  ): AsyncGenerator<Page<T>, void, undefined>;
  /** Ends the access token that was minted for this client; the next request mints another. Throws ApiError. */
  revoke(): Promise<void>;
}

const NEWEST_VERSION: Version = '2025-03-12';
const API_PATH = '/api/atlas/v2';

/** Makes a client. Throws TypeError for a `baseUrl` or credentials that cannot be used. */
export function createClient(options: ClientOptions): Client {
  const connection = createConnection(options);
  const baseUrl = options.baseUrl.replace(/\/+$/, '');

  async function request<T>(
    method: Method,
    path: string,
    { query, body, version = options.accept ?? NEWEST_VERSION, headers, signal }: RequestOptions = {},
  ): Promise<Answer<T>> {
    if (!/^\/[^?#]*$/.test(path)) throw new TypeError(`A path begins with a slash and has no query: ${path}`);
    const fullPath = path.startsWith('/api/') ? path : API_PATH + path;
    const mediaType = `application/vnd.atlas.${version}+json`;
    const response = await connection.fetch(baseUrl + fullPath + queryString(query), {
      method,
      // A redirect would turn a POST into a GET, or leave the server that the credentials are for.
      redirect: 'manual',
      headers: {
        Accept: mediaType,
        ...(body === undefined ? {} : { 'Content-Type': mediaType }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    return readAnswer<T>(method, fullPath, response);
  }

  return {
    request,
    pages: <T>(path: string, query: Query = {}, pageOptions: RequestOptions = {}) =>
      readPages<T>(query, async (pageQuery) => {
        const { body } = await request<Page<T>>('GET', path, { ...pageOptions, query: pageQuery });
        return body;
      }),
    revoke: connection.revoke,
  };
}
