import { ApiError } from '@sallyport/client';
import { sessionCookieNames } from '../../domain/session-names.js';
import { wirePaths } from '../../domain/wire-paths.js';
import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';
import { explainAnswer } from '../kit/api-failure.js';
import type { Api } from '../kit/connect.js';
import type { Login } from '../profiles/login.js';

const PATH = `${wirePaths.private.base}/session`;
const COOKIE = new RegExp(`^(?:${sessionCookieNames.join('|')})=([^;]+)`);

/**
 * Opens a session for a person; where the account has a second factor, the terminal is asked for its code. `api` is a
 * connection as nobody. Throws CommandError.
 */
export async function signIn(
  { username, password }: { username: string; password: string },
  { api, terminal }: { api: Api; terminal: Terminal },
): Promise<Login> {
  const first = await post({ username, password });
  if (first.errorCode !== 'SECOND_FACTOR_REQUIRED') return opened(first);
  if (!terminal.isInteractive)
    throw new CommandError(
      'this account has a second factor, and there is no terminal to ask for its code on',
    );
  return opened(
    await post({ username, password, code: await terminal.askSecret('Code of the second factor: ') }),
  );

  async function post(body: unknown) {
    const response = await api.fetch(api.baseUrl + PATH, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const error = new ApiError({
      method: 'POST',
      path: PATH,
      status: response.status,
      headers: response.headers,
      body: answer,
    });
    return { response, answer, error, errorCode: response.ok ? undefined : error.errorCode };
  }

  function opened({ response, answer, error }: Awaited<ReturnType<typeof post>>): Login {
    if (!response.ok) throw new CommandError(refusal(error));
    const token = response.headers
      .getSetCookie()
      .map((cookie) => COOKIE.exec(cookie)?.[1])
      .find((value) => value !== undefined);
    const csrfToken =
      typeof answer === 'object' && answer !== null && 'csrfToken' in answer && answer.csrfToken;
    if (token === undefined || typeof csrfToken !== 'string')
      throw new CommandError(
        `${api.baseUrl} answered the sign-in without a session; is it a Sallyport server?`,
      );
    return { kind: 'account', subject: username, isStored: false, session: { token, csrfToken } };
  }

  function refusal(error: ApiError): string {
    if (error.errorCode === 'SIGN_IN_FAILED') return `user name or password is wrong, at ${api.baseUrl}`;
    const [line = ''] = explainAnswer(error, {
      method: 'POST',
      url: api.baseUrl + PATH,
      login: undefined,
    }).split('\n');
    return line;
  }
}
