import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PROXY, sallyportBeside, startWorld } from './world.mjs';

describe(`guard doctor of ${PROXY}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-doctor-'));
  let world;
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await world?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function examine(...more) {
    const args = ['guard', 'doctor', '--gate', PROXY, '--url', world.url, '--output', 'json', ...more];
    const { status, stdout, stderr } = await sallyportBeside(args, directory);
    assert.notEqual(stdout, '', stderr);
    return { status, found: JSON.parse(stdout).findings.filter(({ state }) => state !== 'ok') };
  }

  it('finds nothing wrong with what guard snippet prints', async () => {
    assert.deepEqual(await examine(), { status: 0, found: [] });
    // Nothing got to the API but what everybody may have.
    assert.deepEqual([...new Set(world.upstream.requests.map(({ method }) => method))], ['GET']);
  });

  it('finds that the API serves who comes around the proxy', async () => {
    const { status, found } = await examine('--upstream', world.upstream.url);
    assert.deepEqual([status, found.map(({ check }) => check)], [1, ['upstream around the gate']]);
  });
});
