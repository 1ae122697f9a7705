import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createDigestClient, firstKey } from './digest.mjs';
import { pinned } from './processes.mjs';

const CONNECTIONS = 32;
const GENERATOR_CORE = 1;

/**
 * The load generator: `run(options)` makes load and gives `{ callsPerSecond, p99Us, failed, isGeneratorLimit, otherCores,
 * serverUsPerCall }`.
 * `canDo(row)` tells which rows it can measure. loadgen where a C compiler is, else autocannon.
 */
export function createGenerator(directory) {
  const compiler = ['cc', 'gcc', 'clang'].find(exists);
  if (compiler === undefined) return autocannonGenerator();
  const source = fileURLToPath(new URL('./loadgen/loadgen.c', import.meta.url));
  const binary = join(directory, 'loadgen');
  try {
    execFileSync(compiler, ['-O2', '-o', binary, source], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    console.error(`loadgen could not be built (${String(error.stderr ?? error).split('\n')[0]})`);
    return autocannonGenerator();
  }
  return loadgenGenerator(binary);
}

function exists(command) {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function loadgenGenerator(binary) {
  return {
    name: 'loadgen',
    measuresProcessorTime: true,
    canDo: () => true,
    async run({ server, path, accept, seconds, warmupSeconds = 0.5, client, rate = 0, signal }) {
      const { port } = new URL(server.url);
      const child = spawn(
        ...pinned(GENERATOR_CORE, binary, [
          ...['--port', port, '--path', `${path}?n={n}`, '--header', `Accept: ${accept}`],
          ...['--connections', CONNECTIONS, '--seconds', seconds, '--warmup', warmupSeconds],
          ...['--pids', server.pid, '--rate', rate, '--seed', Math.ceil(Math.random() * 1e9)],
          ...clientOptions(client),
        ]),
        { stdio: ['ignore', 'pipe', 'inherit'], signal },
      );
      const failure = new Promise((_, reject) => child.on('error', reject));
      const output = await Promise.race([text(child.stdout), failure]);
      const result = JSON.parse(output);
      return {
        callsPerSecond: result.cps,
        p99Us: result.latency_us.p99,
        failed: result.calls - result.ok,
        isGeneratorLimit: result.cpu.self > 0.95,
        // What other machines took of a virtual one is lost to it as well.
        otherCores: result.cpu.other + result.cpu.steal,
        serverUsPerCall: (result.cpu.server * 1e6) / result.cps,
        calls: result.calls,
      };
    },
  };
}

function clientOptions(client) {
  if (client === undefined) return ['--mode', 'none'];
  if (client.tokensFile) return ['--mode', 'bearer', '--tokens-file', client.tokensFile];
  const { usersFile, reuseNonce, sessions, callsPerSession } = client;
  return [
    ...['--mode', reuseNonce ? 'digest' : 'digest-noreuse', '--users-file', usersFile],
    ...(sessions ? ['--sessions', sessions] : []),
    ...(callsPerSession ? ['--calls-per-session', callsPerSession] : []),
  ];
}

/** A client in JavaScript: slower than the servers it measures, so it shows growth rather than ratios. */
function autocannonGenerator() {
  return {
    name: 'autocannon',
    measuresProcessorTime: false,
    canDo: ({ client, halfOf }) => client.reuseNonce && client.sessions === undefined && halfOf === undefined,
    async run({ server, path, accept, seconds, warmupSeconds = 0.5, client }) {
      const { default: autocannon } = await import('autocannon');
      const headers = { Accept: accept };
      const digest = client && createDigestClient({ origin: server.url, ...firstKey(client.usersFile) });
      await digest?.challenge(path);
      const request = {
        method: 'GET',
        path,
        setupRequest: (sent) =>
          digest ? { ...sent, headers: { ...headers, Authorization: digest.authorization(path) } } : sent,
      };
      const load = { url: server.url, connections: CONNECTIONS, headers, requests: [request] };
      await autocannon({ ...load, duration: Math.max(1, warmupSeconds) });
      const result = await autocannon({ ...load, duration: Math.max(1, seconds) });
      return {
        callsPerSecond: result.requests.average,
        p99Us: result.latency.p99 * 1000,
        failed: result.non2xx + result.errors,
        isGeneratorLimit: true,
        otherCores: undefined,
        serverUsPerCall: undefined,
      };
    },
  };
}
