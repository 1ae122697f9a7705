// Makes and deletes API keys, each writer one call after the other, in a process of its own. Takes
// `{ url, orgId, apiKey, writers, seconds }` on standard input, gives `{ writesPerSecond }`.
import { text } from 'node:stream/consumers';
import { createDigestClient } from '../digest.mjs';

const { url, orgId, apiKey, writers, seconds } = JSON.parse(await text(process.stdin));
const keys = `/api/atlas/v2/orgs/${orgId}/apiKeys`;
const startedAt = performance.now();
const elapsed = () => (performance.now() - startedAt) / 1000;
let writes = 0;
await Promise.all(Array.from({ length: writers }, (_, i) => write(`writer ${i}`)));
console.log(JSON.stringify({ writesPerSecond: writes / elapsed() }));

async function write(desc) {
  const digest = createDigestClient({ origin: url, ...apiKey });
  await digest.challenge(keys);
  const call = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        Accept: 'application/vnd.atlas.2024-08-05+json',
        Authorization: digest.authorization(path, method),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer}`);
    writes += 1;
    return answer;
  };
  while (elapsed() < seconds) {
    const { id } = JSON.parse(await call('POST', keys, { desc, roles: ['ORG_MEMBER'] }));
    await call('DELETE', `${keys}/${id}`);
  }
}
