import { ApiError } from '@sallyport/client';
import { describe, expect, it } from 'vitest';
import type { Login } from '../profiles/login.js';
import { explainAnswer } from './api-failure.js';

const call = { method: 'GET', url: 'http://127.0.0.1/api/atlas/v2/groups' };
const key: Login = {
  kind: 'key',
  subject: 'abcdwxyz',
  isStored: false,
  credentials: { publicKey: 'abcdwxyz', privateKey: 'x' },
};

function answer(body: object | undefined, headers: Record<string, string>): ApiError {
  return new ApiError({ method: 'GET', path: '/groups', status: 401, headers: new Headers(headers), body });
}

function hintOf(error: ApiError, login: Login | undefined): string | undefined {
  return explainAnswer(error, { ...call, login })
    .split('\n')
    .at(-1);
}

describe('what the command line says of a 401', () => {
  const challenged = answer({ errorCode: 'UNEXPECTED_ERROR' }, { 'WWW-Authenticate': 'Digest realm="r"' });

  it('blames the secret when the server asks for credentials again', () => {
    expect(hintOf(challenged, key)).toBe(
      'The call was made as abcdwxyz: there is no such credential, or its secret is wrong.',
    );
  });

  it('does not blame the secret when the server knew the caller', () => {
    const hidden = answer({ errorCode: 'USER_CANNOT_ACCESS_GROUP' }, {});
    expect(hintOf(hidden, key)).toBe('The call was made as abcdwxyz.');
  });

  it('says that nothing was sent when there was nothing to send', () => {
    expect(hintOf(challenged, undefined)).toContain('No credentials were sent');
  });

  it('sends people to sign in again only when their session is over', () => {
    const account: Login = {
      kind: 'account',
      subject: 'ada@example.com',
      isStored: true,
      session: { token: 't', csrfToken: 'c' },
    };
    expect(hintOf(answer({ errorCode: 'NO_CURRENT_USER' }, {}), account)).toContain('sallyport auth login');
    expect(hintOf(answer({ errorCode: 'USER_CANNOT_ACCESS_GROUP' }, {}), account)).toBe(
      'The call was made as ada@example.com.',
    );
  });

  it('gives the reason of an access token that is refused without a body', () => {
    const refused = answer(undefined, {
      'WWW-Authenticate': 'Bearer error="invalid_token"',
      'X-Sallyport-Reason': 'The access token is expired.',
    });
    const token: Login = {
      kind: 'token',
      subject: 'an access token',
      isStored: false,
      credentials: { accessToken: 'x' },
    };
    expect(explainAnswer(refused, { ...call, login: token })).toContain(
      'Detail: The access token is expired.',
    );
    expect(hintOf(refused, token)).toBe('The call was made as an access token.');
  });
});
