// A program as people have them: it lists projects as a service account, waits where it is told to, and gets another token
// when its own has ended. The tests beside it show that it does.

async function listProjects({ baseUrl, clientId, clientSecret, token = undefined }) {
  let bearer = token ?? (await newToken({ baseUrl, clientId, clientSecret }));
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${baseUrl}/api/atlas/v2/groups`, {
      headers: { Authorization: `Bearer ${bearer}`, Accept: 'application/vnd.atlas.2025-03-12+json' },
    });
    if (answer.ok) return (await answer.json()).results.map(({ name }) => name);
    if (attempt === 4) throw new Error(`gave up: ${answer.status}`);
    await answer.arrayBuffer();
    if (answer.status === 401) bearer = await newToken({ baseUrl, clientId, clientSecret });
    else if (answer.status === 429 || answer.status === 503)
      await new Promise((resolve) =>
        setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after') ?? 1)),
      );
    else throw new Error(`refused: ${answer.status}`);
  }
}

async function newToken({ baseUrl, clientId, clientSecret }) {
  const answer = await fetch(`${baseUrl}/api/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return (await answer.json()).access_token;
}

module.exports = { listProjects, newToken };
