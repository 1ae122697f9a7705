import { describe, expect, it } from 'vitest';
import { createAccessTokens } from './access-tokens.js';

/** Mints t1, t2, … with the given life; `at` sets the clock, in seconds. */
function account(expiresIn: unknown) {
  let now = 0;
  let minted = 0;
  const tokens = createAccessTokens({
    baseUrl: 'http://sallyport.test',
    clientId: 'id',
    clientSecret: 'secret',
    headers: {},
    now: () => now,
    fetch: async () => Response.json({ access_token: `t${++minted}`, expires_in: expiresIn }),
  });
  return {
    at(seconds: number) {
      now = seconds * 1000;
      return tokens.get();
    },
  };
}

describe('a kept token', () => {
  it.each([
    ['of two hours until 10 minutes before its end', 7200, 6600],
    ['of an hour until a tenth of it is left', 3600, 3240],
    ['of a minute until a tenth of it is left', 60, 54],
    ['whose life is a text', '60', 54],
  ])('%s', async (_name, expiresIn, replacedAt) => {
    const { at } = account(expiresIn);
    await at(0);
    expect(await at(replacedAt - 1)).toBe('t1');
    expect(await at(replacedAt)).toBe('t2');
    expect(await at(replacedAt + 1)).toBe('t2');
  });

  it.each([undefined, 0, 'soon'])('lasts until it is refused when its life is %j', async (expiresIn) => {
    const { at } = account(expiresIn);
    await at(0);
    expect(await at(1e9)).toBe('t1');
  });
});

it('does not take an answer without a token for one', async () => {
  const tokens = createAccessTokens({
    baseUrl: 'http://sallyport.test',
    clientId: 'id',
    clientSecret: 'secret',
    headers: {},
    fetch: async () => Response.json({}),
  });
  await expect(tokens.get()).rejects.toThrow(/without a token/);
});
