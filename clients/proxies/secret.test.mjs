import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ask, bearer } from './ask.mjs';
import { dialectOf, ORDERS, PROXY, sallyport, startWorld } from './world.mjs';

describe(`${PROXY} at a gate with a secret, which asks at the port of the API`, () => {
  const gate = `sealed-${PROXY}`;
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-secret-'));
  let world;
  before(async () => {
    const args = ['guard', 'gates', 'create', gate, '--api', 'shop', '--dialect', dialectOf(PROXY)];
    const made = sallyport([...args, '--output', 'json'], directory);
    const secretFile = join(directory, 'secret');
    writeFileSync(secretFile, JSON.parse(made).secret, { mode: 0o600 });
    world = await startWorld({
      gate,
      guard: process.env.MONGODB_ATLAS_BASE_URL,
      more: ['--secretFile', secretFile],
    });
  });
  after(async () => {
    await world?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('passes who may, refuses who may not, and keeps the secret from the API and from callers', async () => {
    const passed = await ask(world, { target: ORDERS, headers: await bearer() });
    assert.equal(passed.status, 200, passed.text);
    assert.doesNotMatch(JSON.stringify(world.upstream.last().rawHeaders), /gate-secret|sgs_/i);
    const refused = await ask(world, { target: ORDERS });
    assert.equal(refused.status, 401);
    assert.doesNotMatch(JSON.stringify([refused.headers, refused.text]), /gate-secret|sgs_/i);
  });
});
