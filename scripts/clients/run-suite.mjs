import { say as sayAtOnce } from '../run.mjs';
import { installPrograms } from '../test-programs.mjs';
import { startServer as startBuiltServer } from './server.mjs';

/** What is shown of a server's log when its suite fails. */
const LOG_TAIL_LINES = 20;

/**
 * Runs one suite with servers of its own and resolves with its counts and what went wrong beside them. `isWhole`: with the parts
 * that are too long for every change.
 */
export async function runSuite(
  suite,
  { isWhole = true, say = sayAtOnce, startServer = startBuiltServer } = {},
) {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const missing = installPrograms(suite.programs);
  if (missing !== undefined)
    return { ...judge(undefined, `needs programs that are missing:\n${missing}`), seconds: seconds() };
  const servers = [];
  const start = async (options) => {
    const server = await startServer(options);
    servers.push(server);
    return server;
  };
  let counts;
  let problem;
  try {
    const server = await start(suite.server);
    counts = await suite.run({ server, startServer: start, directory: suite.directory, isWhole, say });
  } catch (error) {
    problem = error.stack;
  }
  const result = judge(counts, problem);
  if (!result.isOk)
    for (const server of servers) say(`\nThe server's log ends with:\n${tailOf(server.readLog())}`);
  for (const server of servers) await server.stop();
  return { ...result, seconds: seconds() };
}

/** A skipped test shows nothing, and neither does a suite without tests: both count as failed. */
function judge(counts, problem) {
  const { passed = 0, failed = 0, skipped = 0, problems = [] } = counts ?? {};
  const all = [...problems];
  if (problem !== undefined) all.push(problem);
  if (skipped > 0) all.push(`${skipped} tests were skipped; none may be`);
  if (counts !== undefined && passed + failed + skipped === 0) all.push('no test was run');
  const isOk = failed === 0 && all.length === 0;
  return { passed, failed: Math.max(failed + skipped, isOk ? 0 : 1), problems: all, isOk };
}

function tailOf(log) {
  return log.trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
}
