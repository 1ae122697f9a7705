import { describe, expect, it } from 'vitest';
import { runSuite } from './run-suite.mjs';

/** A suite without programs, whose counts are given. */
const suite = (run, more = {}) => ({ programs: [], directory: '/suite/', run, ...more });

/** Servers that only know whether they run. */
function servers() {
  const running = new Set();
  const start = async (options) => {
    const server = { options, readLog: () => '', stop: async () => running.delete(server) };
    running.add(server);
    return server;
  };
  return { running, start };
}

describe('a suite of clients', () => {
  it('gets a server, may start more, and none of them outlives it', async () => {
    const { running, start } = servers();
    const options = { args: ['--tls', 'self-signed'] };
    const run = async ({ server, startServer, directory }) => {
      expect(server.options).toBe(options);
      expect(directory).toBe('/suite/');
      await startServer({});
      expect(running.size).toBe(2);
      return { passed: 2, failed: 0 };
    };
    expect(await runSuite(suite(run, { server: options }), { startServer: start })).toMatchObject({
      passed: 2,
      isOk: true,
    });
    expect(running.size).toBe(0);
  });

  it.each([
    ['a failed test', { passed: 2, failed: 1 }, 1],
    ['a skipped test, which shows nothing', { passed: 2, failed: 0, skipped: 1 }, 1],
    ['no test', { passed: 0, failed: 0 }, 1],
    ['a problem beside the tests', { passed: 2, failed: 0, problems: ['it did not end'] }, 1],
  ])('fails with %s', async (_what, counts, failed) => {
    const result = await runSuite(
      suite(async () => counts),
      { startServer: servers().start },
    );
    expect(result).toMatchObject({ failed, isOk: false });
  });

  it('fails when it throws, and its server is stopped', async () => {
    const { running, start } = servers();
    const run = async () => {
      throw new Error('the client is gone');
    };
    const result = await runSuite(suite(run), { startServer: start });
    expect(result).toMatchObject({ passed: 0, failed: 1, isOk: false });
    expect(result.problems[0]).toContain('the client is gone');
    expect(running.size).toBe(0);
  });

  it('fails without running when a program is missing, and says which', async () => {
    const missing = { name: 'Fortran 77 or later', packages: [], isThere: () => false };
    const run = () => expect.unreachable('it must not run');
    const result = await runSuite(suite(run, { programs: [missing] }), {
      startServer: servers().start,
    });
    expect(result).toMatchObject({ passed: 0, failed: 1, isOk: false });
    expect(result.problems[0]).toContain('Fortran 77 or later');
  });
});
