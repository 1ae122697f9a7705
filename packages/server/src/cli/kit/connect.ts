import {
  ApiError,
  authenticatedFetch,
  createClient,
  type Method,
  type RequestOptions,
} from '@sallyport/client';
import { VERSION } from '../../build.js';
import { type Login, loginOf } from '../profiles/login.js';
import type { Profile } from '../profiles/profile.js';
import type { ProfileFile } from '../profiles/profile-file.js';
import { tokenKeepingFetch } from '../profiles/token-cache.js';
import { explainAnswer, explainNoAnswer } from './api-failure.js';
import { CommandError } from './command-error.js';

/** Where commands call, and as whom. */
export interface Api {
  readonly baseUrl: string;
  readonly login: Login | undefined;
  /**
   * Calls an operation and returns the body, whose form is the caller's claim; `path` is relative to `/api/atlas/v2`
   * unless it begins with `/api/`. Throws CommandError that tells what the server said.
   */
  request<T = unknown>(method: Method, path: string, options?: RequestOptions): Promise<T>;
  /** The same authentication for other calls; throws CommandError where there is no answer. */
  readonly fetch: typeof fetch;
  /** Ends the access token of a service account, where there is one. Throws ApiError and what `fetch` throws. */
  revoke(): Promise<void>;
}

const DEFAULT_BASE_URL = 'http://127.0.0.1:8080';
const API_PATH = '/api/atlas/v2';
const SESSION_COOKIE = 'sallyport_session';

interface Caller {
  readonly profile: Profile;
  readonly profiles: ProfileFile;
}

/** The server that a profile names, without a slash at its end. */
export function baseUrlOf(profile: Profile): string {
  return (profile.get('ops_manager_url') ?? DEFAULT_BASE_URL).replace(/\/+$/, '');
}

/** Connects as the profile says. Throws CommandError where it has no credentials. */
export function connect(caller: Caller): Api {
  const login = loginOf(caller.profile);
  if (login === undefined)
    throw new CommandError(
      `this action requires authentication: run "sallyport auth login", or set MONGODB_ATLAS_PUBLIC_API_KEY and ` +
        'MONGODB_ATLAS_PRIVATE_API_KEY, or MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET',
    );
  return connectAs(login, caller);
}

/** Connects as somebody, or as nobody. */
export function connectAs(login: Login | undefined, { profile, profiles }: Caller): Api {
  const baseUrl = baseUrlOf(profile);
  // What one server gave is not shown to another.
  const isOwnServer = isServerOf(profile, profiles);
  if (login?.kind === 'account' && login.isStored && !isOwnServer)
    throw new CommandError(`the session of ${login.subject} is one of another server than ${baseUrl}`);
  const options = {
    baseUrl,
    credentials: login === undefined || login.kind === 'account' ? undefined : login.credentials,
    userAgent: `sallyport/${VERSION} (${process.platform}; ${process.arch})`,
    fetch:
      login?.kind === 'account'
        ? sessionFetch(login.session)
        : login?.kind === 'service account' && login.isStored && isOwnServer
          ? tokenKeepingFetch(`${baseUrl}/api/oauth/token`, {
              read: () => {
                const token = profiles.get(profile.name, 'access_token');
                return token === undefined ? undefined : String(token);
              },
              write: (token) => profiles.update(profile.name, { access_token: token }),
            })
          : undefined,
  };
  const client = explainWrongAddress(() => createClient(options));
  const plainFetch = authenticatedFetch(options);

  return {
    baseUrl,
    login,
    async request<T>(method: Method, path: string, request: RequestOptions = {}) {
      try {
        return (await client.request<T>(method, path, request)).body;
      } catch (error) {
        const fullPath = path.startsWith('/api/') ? path : API_PATH + path;
        if (error instanceof ApiError)
          throw new CommandError(explainAnswer(error, { method, url: baseUrl + fullPath, login }));
        throw noAnswer(error, baseUrl);
      }
    },
    async fetch(input, init) {
      try {
        return await plainFetch(input, init);
      } catch (error) {
        throw error instanceof ApiError
          ? new CommandError(
              explainAnswer(error, { method: 'POST', url: `${baseUrl}/api/oauth/token`, login }),
            )
          : noAnswer(error, baseUrl);
      }
    },
    revoke: client.revoke,
  };
}

/** Whether the address in force is the one that the profile has, not another one of the environment. */
function isServerOf(profile: Profile, profiles: ProfileFile): boolean {
  const found = profile.find('ops_manager_url');
  if (found?.source !== 'environment') return true;
  const own = profiles.get(profile.name, 'ops_manager_url') ?? DEFAULT_BASE_URL;
  return String(own).replace(/\/+$/, '') === baseUrlOf(profile);
}

function explainWrongAddress<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new CommandError(
      error instanceof Error ? error.message.replace('baseUrl', 'the server address') : String(error),
    );
  }
}

function noAnswer(error: unknown, baseUrl: string): unknown {
  const reason = explainNoAnswer(error, baseUrl);
  return reason === undefined ? error : new CommandError(reason);
}

/** Calls as a signed-in person, the way a browser does. */
function sessionFetch({ token, csrfToken }: { token: string; csrfToken: string }): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    request.headers.set('Cookie', `${SESSION_COOKIE}=${token}`);
    request.headers.set('X-CSRF-Token', csrfToken);
    return fetch(request);
  };
}
