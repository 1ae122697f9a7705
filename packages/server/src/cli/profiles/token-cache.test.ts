import { describe, expect, it } from 'vitest';
import { tokenKeepingFetch } from './token-cache.js';

const TOKEN_URL = 'http://sallyport.test/api/oauth/token';

function jwt(lifeSeconds: number): string {
  const payload = { sub: 'mdb_sa_id_1', exp: Math.floor(Date.now() / 1000) + lifeSeconds };
  return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
}

/** A token endpoint that counts, and a place for a token. */
function setUp(kept: string | undefined, answer = () => Response.json({ access_token: jwt(3600) })) {
  const state = { kept, minted: 0, others: 0 };
  const fetch = tokenKeepingFetch(
    TOKEN_URL,
    {
      read: () => state.kept,
      write: (token) => {
        state.kept = token;
      },
    },
    async (input) => {
      if (new Request(input).url !== TOKEN_URL) {
        state.others += 1;
        return new Response('other');
      }
      state.minted += 1;
      return answer();
    },
  );
  const ask = async () =>
    (await (await fetch(TOKEN_URL, { method: 'POST' })).json()) as { access_token?: string };
  return { state, ask, fetch };
}

describe('the token of a service account', () => {
  it('is taken from where it is kept while it has life left', async () => {
    const token = jwt(3600);
    const { state, ask } = setUp(token);
    expect((await ask()).access_token).toBe(token);
    expect(state.minted).toBe(0);
  });

  it.each([
    ['it is about to end', jwt(30)],
    ['it is over', jwt(-1)],
    ['it is no JWT', 'mdb_sa_at_x'],
    ['there is none', undefined],
  ])('is minted and kept when %s', async (_when, kept) => {
    const { state, ask } = setUp(kept);
    const { access_token } = await ask();
    expect(state.minted).toBe(1);
    expect(state.kept).toBe(access_token);
  });

  it('is minted anew when the kept one was refused', async () => {
    const { state, ask } = setUp(jwt(3600));
    await ask();
    await ask();
    expect(state.minted).toBe(1);
  });

  it('is not kept when minting was refused', async () => {
    const refusal = () => Response.json({ error: 'invalid_client' }, { status: 401 });
    const { state, fetch } = setUp(undefined, refusal);
    expect((await fetch(TOKEN_URL, { method: 'POST' })).status).toBe(401);
    expect(state.kept).toBeUndefined();
  });

  it('concerns no other address', async () => {
    const { state, fetch } = setUp(jwt(3600));
    expect(await (await fetch('http://sallyport.test/api/atlas/v2/orgs')).text()).toBe('other');
    expect(state).toMatchObject({ minted: 0, others: 1 });
  });
});
