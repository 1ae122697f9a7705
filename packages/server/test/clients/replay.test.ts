import { describe, expect, it } from 'vitest';
import { eachEngine } from '../support/engines.js';
import { createDigestCaller } from './replay/digest-caller.js';
import { knownDifferences } from './replay/known-differences.js';
import { readRequests, recordings } from './replay/recording.js';
import { concerns, replay } from './replay/replay.js';
import { keyOf, startSeeded, startsOf } from './replay/start-seeded.js';

// What the Atlas CLI and the Terraform provider were recorded to ask, in order, on both stores: the recorded statuses,
// error codes and forms of answers. replay/traffic/README.md says more.

eachEngine(
  (engine) => {
    it.each(recordings)('answers $name as recorded', async (recording) => {
      const { server, seeded } = await startSeeded(recording, { store: await engine.openTestStore() });
      const caller = createDigestCaller(server.url, keyOf(seeded, recording));
      try {
        const reports = await replay({
          requests: readRequests(recording),
          knownDifferences: knownDifferences.filter((known) => known.recording === recording.name),
          values: { base: server.url, ...startsOf(seeded, recording) },
          send: caller.send,
        });
        expect(reports).toEqual([]);
      } finally {
        caller.close();
        await server.stop();
      }
    });
  },
  ['sqlite', 'postgres'],
);

describe('every known difference', () => {
  it('is one, and is recorded with what is right', () => {
    const idle = knownDifferences.filter((row) => {
      const { status, errorCode } = row.right;
      const requests = recordings.filter(({ name }) => name === row.recording).flatMap(readRequests);
      const isOne = row.today.status !== status || row.today.errorCode !== errorCode;
      return !isOne || !requests.some((request) => concerns(row, request));
    });
    expect(idle).toEqual([]);
  });
});
