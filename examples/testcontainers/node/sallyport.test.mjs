import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { after, before, it } from 'node:test';
import { GenericContainer, Wait } from 'testcontainers';

let container;
/** What the server printed when it was ready. */
let facts;

before(async () => {
  container = await new GenericContainer('sallyport')
    .withCommand(['start', '--ephemeral', '--rate-limit-scale', 'off'])
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/readyz', 8080))
    .start();
  const logs = await container.logs();
  for await (const line of createInterface({ input: logs }))
    if (line.startsWith('{"ready":true')) {
      facts = JSON.parse(line);
      break;
    }
  logs.destroy();
});

after(() => container?.stop());

it('starts a server with an API key', async () => {
  const baseUrl = `http://${container.getHost()}:${container.getMappedPort(8080)}`;
  const answer = await fetch(`${baseUrl}/readyz`);
  assert.equal(answer.status, 200);
  // From here on as with Atlas, with facts.apiKey.publicKey and facts.apiKey.privateKey.
  assert.match(facts.apiKey.publicKey, /^[a-z]{8}$/);
});
