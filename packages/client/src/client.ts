import { type Answer, readAnswer } from './answer.js';
import { createConnection } from './authenticated-fetch.js';
import {
  type AnswerOf,
  type Call,
  callOf,
  type InputOf,
  type ListId,
  type OtherVersion,
  type ResultOf,
} from './call.js';
import type { ConnectionOptions } from './credentials.js';
import { NEWEST_VERSION } from './generated/newest-version.js';
import { type Page, readPages } from './pages.js';
import { type Query, queryString } from './query.js';
import { createTestControls, type TestControls } from './test-controls.js';
import { atlas, type DefaultOperations, type Wire } from './wire.js';

export interface ClientOptions<Operations = DefaultOperations> extends ConnectionOptions {
  /** Whose operations `call` calls. Default: `atlas`. */
  readonly wire?: Wire<Operations> | undefined;
  /** The resource version that `request` and `pages` ask for unless one names another. Default: the newest. */
  readonly accept?: Version | undefined;
}

/** A version date, which selects the newest version of a resource that is not later, or `preview`. */
export type Version = `${number}-${number}-${number}` | 'preview';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
  readonly query?: Query | undefined;
  /** Sent as JSON, or as a form where it is a URLSearchParams. */
  readonly body?: unknown;
  readonly version?: Version | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CallOptions<V = Version> extends Pick<RequestOptions, 'headers' | 'signal'> {
  /** Another version of the resource than the newest. */
  readonly version?: V | undefined;
}

/** A client of one server with one set of credentials. */
export interface Client<Operations = DefaultOperations> {
  /**
   * Calls an operation by its operationId, and returns the body of the answer. `input` has the names of the path, the
   * query parameters and, as `body`, the body. Throws as `request` does.
   */
  call<Id extends keyof Operations & string, V extends OtherVersion<Operations, Id> = never>(
    operationId: Id,
    input: InputOf<Operations, Id, V>,
    options?: CallOptions<V>,
  ): Promise<AnswerOf<Operations, Id, V>>;
  /** Reads the list of an operation page by page, from `pageNum` on if the input has one. Throws as `request` does. */
  callPages<Id extends ListId<Operations> & string>(
    operationId: Id,
    input: InputOf<Operations, Id>,
    options?: CallOptions<never>,
  ): AsyncGenerator<Page<ResultOf<Operations, Id>>, void, undefined>;
  /** Sends a call that `callOf` made. Throws as `request` does. */
  send<T>(call: Call<T>, options?: Pick<RequestOptions, 'headers' | 'signal'>): Promise<Answer<T>>;
  /**
   * Sends any request. `path` is relative to `/api/atlas/v2` unless it begins with `/api/`; values in it have to be
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
  /** Faults, clock, calls and states of a server that was started for tests. */
  readonly test: TestControls;
}

const API_PATH = '/api/atlas/v2';

/** Makes a client. Throws TypeError for a `baseUrl` or credentials that cannot be used. */
export function createClient(options: ClientOptions): Client;
export function createClient<Operations>(
  options: ClientOptions<Operations> & { readonly wire: Wire<Operations> },
): Client<Operations>;
export function createClient({ wire = atlas, ...options }: ClientOptions): Client {
  const connection = createConnection(options);
  const baseUrl = options.baseUrl.replace(/\/+$/, '');

  const request: Client['request'] = async (method, path, requestOptions) => {
    if (!/^\/[^?#]*$/.test(path)) throw new TypeError(`A path begins with a slash and has no query: ${path}`);
    return requestAt(method, path.startsWith('/api/') ? path : API_PATH + path, requestOptions);
  };

  async function requestAt<T>(
    method: Method,
    fullPath: string,
    { query, body, version = options.accept ?? NEWEST_VERSION, headers, signal }: RequestOptions = {},
  ): Promise<Answer<T>> {
    const isForm = body instanceof URLSearchParams;
    const mediaType = `application/vnd.atlas.${version}+json`;
    const response = await connection.fetch(baseUrl + fullPath + queryString(query), {
      method,
      // A redirect would turn a POST into a GET, or leave the server that the credentials are for.
      redirect: 'manual',
      headers: {
        Accept: mediaType,
        // fetch says by itself that a form is one.
        ...(body === undefined || isForm ? {} : { 'Content-Type': mediaType }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    return readAnswer<T>(method, fullPath, response);
  }

  const send: Client['send'] = ({ method, path, query, body, version = NEWEST_VERSION }, sendOptions) =>
    requestAt(method, path, { ...sendOptions, query, body, version });

  return {
    send,
    request,
    async call(operationId, input, { version, ...callOptions } = {}) {
      return (await send(callOf(wire, operationId, input, version), callOptions)).body;
    },
    callPages(operationId, input, callOptions) {
      const call: Call = callOf(wire, operationId, input);
      return readPages(call.query, async (query) => {
        // The types of `callPages` let only lists through.
        const { body } = await send({ ...call, query } as Call<Page<never>>, callOptions);
        return body;
      });
    },
    pages: <T>(path: string, query: Query = {}, pageOptions: RequestOptions = {}) =>
      readPages<T>(query, async (pageQuery) => {
        const { body } = await request<Page<T>>('GET', path, { ...pageOptions, query: pageQuery });
        return body;
      }),
    revoke: connection.revoke,
    test: createTestControls(options),
  };
}
