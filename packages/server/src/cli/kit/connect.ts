import {
  type AnswerOf,
  ApiError,
  atlas,
  authenticatedFetch,
  callOf,
  createClient,
  type DefaultOperations,
  type InputOf,
  type Query,
} from '@sallyport/client';
import { VERSION } from '../../build.js';
import { CSRF_HEADER, sessionCookieNames } from '../../domain/session-names.js';
import { TOKEN_PATH } from '../../domain/wire-paths.js';
import { CommandError } from '../command-error.js';
import { exitStatus } from '../exit-status.js';
import type { Environment } from '../io.js';
import { type Login, loginOf } from '../profiles/login.js';
import { type Profile, withProperties } from '../profiles/profile.js';
import type { ProfileFile } from '../profiles/profile-file.js';
import { addressSource, baseUrlOf, DEFAULT_BASE_URL } from '../profiles/server-address.js';
import { tokenKeepingFetch } from '../profiles/token-cache.js';
import { explainAnswer, explainNoAnswer } from './api-failure.js';
import { trustingFetch } from './trusting-fetch.js';

/** Where commands call, and as whom. */
export interface Api {
  readonly baseUrl: string;
  readonly login: Login | undefined;
  /** Calls an operation and returns the body of the answer. Throws CommandError that tells what the server said. */
  call<Id extends keyof DefaultOperations>(
    operationId: Id,
    input: InputOf<DefaultOperations, Id>,
  ): Promise<AnswerOf<DefaultOperations, Id>>;
  /** The same authentication for other calls; throws CommandError where there is no answer. */
  readonly fetch: typeof fetch;
  /** Ends the access token that `call` used, where there is one. Throws CommandError. */
  revoke(): Promise<void>;
}

export interface Caller {
  readonly profile: Profile;
  readonly profiles: ProfileFile;
  readonly environment: Environment;
  /** Takes a line for each call, for --debug. */
  readonly debug?: ((line: string) => void) | undefined;
}

/** Connects as the profile says. Throws CommandError where it has no credentials. */
export function connect(caller: Caller): Api {
  const login = loginOf(caller.profile);
  if (login === undefined) {
    const missing = missingProfile(caller);
    if (missing !== undefined) throw new CommandError(missing);
    throw new CommandError(
      `this action requires authentication: run "sallyport auth login", or set MONGODB_ATLAS_PUBLIC_API_KEY and ` +
        'MONGODB_ATLAS_PRIVATE_API_KEY, or MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET',
    );
  }
  return connectAs(login, caller);
}

/** What is wrong where the environment names a profile that there is not. */
function missingProfile({ profile, profiles, environment }: Caller): string | undefined {
  if (environment.MONGODB_ATLAS_PROFILE !== profile.name || profiles.has(profile.name)) return undefined;
  return `MONGODB_ATLAS_PROFILE: you don't have a profile named '${profile.name}'\nRun "sallyport config list" to see which there are, or "sallyport auth login -P ${profile.name}" to make it.`;
}

/** Connects as somebody, or as nobody. */
export function connectAs(login: Login | undefined, caller: Caller): Api {
  const { profile, profiles } = caller;
  const baseUrl = baseUrlOf(profile);
  const transport = transportOf(caller);
  // What one server gave is not shown to another.
  const isOwnServer = isServerOf(profile, profiles);
  if ((login?.kind === 'account' || login?.kind === 'token') && login.isStored && !isOwnServer)
    throw new CommandError(
      `profile ${profile.name} is logged in to another server than ${baseUrl}: run "sallyport auth login" with another profile`,
    );
  const options = {
    baseUrl,
    credentials: login === undefined || login.kind === 'account' ? undefined : login.credentials,
    userAgent: `sallyport/${VERSION} (${process.platform}; ${process.arch})`,
    fetch:
      login?.kind === 'account'
        ? sessionFetch(login.session, transport)
        : login?.kind === 'service account' && login.isStored && isOwnServer
          ? tokenKeepingFetch(
              baseUrl + TOKEN_PATH,
              {
                read: () => {
                  const token = profiles.get(profile.name, 'access_token');
                  return token === undefined ? undefined : String(token);
                },
                write: (token) => profiles.update(profile.name, { access_token: token }),
              },
              transport,
            )
          : transport,
  };
  const client = explainWrongAddress(() => createClient(options));
  const plainFetch = authenticatedFetch(options);

  function explained(error: unknown, query: string): unknown {
    if (error instanceof ApiError) {
      // Minting a token can be what was refused; the message begins with what was called.
      const [, method = '', path = ''] = /^(\S+) (\S+): /.exec(error.message) ?? [];
      const url = baseUrl + path + (path === TOKEN_PATH ? '' : query);
      return new CommandError(explainAnswer(error, { method, url, login }), exitStatus.failure, {
        cause: error,
      });
    }
    const reason = explainNoAnswer(error, baseUrl, addressSource(profile));
    return reason === undefined ? error : new CommandError(reason);
  }

  return {
    baseUrl,
    login,
    async call(operationId, input) {
      const call = explainWrongInput(() => callOf(atlas, operationId, input));
      try {
        return (await client.send(call)).body;
      } catch (error) {
        throw explained(error, queryOf(call.query));
      }
    },
    async fetch(input, init) {
      try {
        return await plainFetch(input, init);
      } catch (error) {
        throw explained(error, '');
      }
    },
    async revoke() {
      try {
        await client.revoke();
      } catch (error) {
        throw explained(error, '');
      }
    },
  };
}

/** How calls travel: with the authorities of the profile where it names some. */
export function transportOf({ profile, environment, debug }: Omit<Caller, 'profiles'>): typeof fetch {
  const caFile = profile.get('ca_file');
  const send = caFile === undefined ? fetch : trustingFetch(caFile, environment);
  if (debug === undefined) return send;
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await send(request);
    debug(`${request.method} ${request.url}: HTTP ${response.status}`);
    return response;
  };
}

/** Whether the address in force is the one that the profile has, not another one of the environment. */
function isServerOf(profile: Profile, profiles: ProfileFile): boolean {
  const found = profile.find('ops_manager_url');
  if (found?.source !== 'environment') return true;
  const own = profiles.get(profile.name, 'ops_manager_url');
  const stored = withProperties(profile, { ops_manager_url: String(own ?? DEFAULT_BASE_URL) });
  return baseUrlOf(stored) === baseUrlOf(profile);
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

/** What cannot stand in a path is refused before anything is sent. */
function explainWrongInput<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function queryOf(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((single) => (single === undefined ? [] : [[name, String(single)] as [string, string]])),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** Calls as a signed-in person, the way a browser does. */
function sessionFetch(
  { token, csrfToken }: { token: string; csrfToken: string },
  send: typeof fetch,
): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    request.headers.set('Cookie', sessionCookieNames.map((name) => `${name}=${token}`).join('; '));
    request.headers.set(CSRF_HEADER, csrfToken);
    return send(request);
  };
}
