import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bootstrap } from '../../src/changes/installation/make-first-organization.js';
import { readSettings } from '../../src/config/read-settings.js';
import type { SettingName } from '../../src/config/settings.js';
import { bootstrap } from '../../src/services/installation/bootstrap.js';
import { createLog, type RunningServer, type StartOptions, startServer } from '../../src/start-server.js';

const run = promisify(execFile);

/** A server as a user starts it, on a free port and its own data directory. */
export interface TestServer extends RunningServer {
  readonly first: Bootstrap;
  readonly dataDir: string;
  /** A call with curl and the given key (default: the first one). */
  curl(path: string, options?: CurlOptions): Promise<CurlAnswer>;
}

export interface CurlOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly accept?: string;
  readonly key?: { readonly publicKey: string; readonly privateKey: string } | 'none';
  /** Source address on the loopback network, for example 127.0.0.9. */
  readonly from?: string;
  readonly arguments?: readonly string[];
}

export interface CurlAnswer {
  readonly status: number;
  /** Header names in lower case; of repeated ones the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; `undefined` when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
  readonly json: any;
}

/** @param options.first what the first server of the database made: for a further node, and for one started again */
export async function startTestServer(
  flags: Partial<Record<SettingName, string>> = {},
  {
    first: made,
    ...options
  }: Pick<StartOptions, 'consoleDirectory' | 'store' | 'testing'> &
    Partial<Pick<StartOptions, 'log'>> & { first?: Bootstrap } = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sallyport-test-'));
  const settings = readSettings(
    { port: '0', dataDir, logLevel: 'error', rateLimitScale: 'off', ...flags },
    {},
  );
  let first = made;
  const server = await startServer({
    ...options,
    settings,
    log: options.log ?? createLog(settings.logLevel),
    prepare: async (services) => {
      first ??= await bootstrap(services);
    },
  });
  if (first === undefined) throw new Error('a fresh store was not bootstrapped');
  const owner = first;
  return {
    ...server,
    first: owner,
    dataDir,
    curl: (path, options = {}) => curl(server.url + path, { key: owner.apiKey, ...options }),
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const ATLAS = 'application/vnd.atlas.2024-08-05+json';

/** Runs curl the way the documentation shows it and reads its answer. */
export async function curl(url: string, options: CurlOptions): Promise<CurlAnswer> {
  const { key = 'none', method = 'GET' } = options;
  const { stdout } = await run(
    'curl',
    [
      '--silent',
      '--show-error',
      '--include',
      ...(key === 'none' ? [] : ['--digest', '--user', `${key.publicKey}:${key.privateKey}`]),
      ...(options.from === undefined ? [] : ['--interface', options.from]),
      ...['--header', `Accept: ${options.accept ?? ATLAS}`],
      ...['--header', 'Content-Type: application/json'],
      ...(method === 'HEAD' ? ['--head'] : ['--request', method]),
      ...(options.body === undefined
        ? []
        : ['--data', typeof options.body === 'string' ? options.body : JSON.stringify(options.body)]),
      ...(options.arguments ?? []),
      url,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return readAnswer(stdout);
}

/** Reads the last answer of curl's output; the challenge and `100 Continue` come before it. */
function readAnswer(output: string): CurlAnswer {
  let rest = output;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    const [statusLine = '', ...lines] = rest.slice(0, end).split('\r\n');
    const text = rest.slice(end + 4);
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const status = Number(statusLine.split(' ')[1]);
    const length = Number(headers['content-length'] ?? 0);
    const next = text.indexOf('HTTP/1.1 ');
    if (next >= 0 && (status === 100 || next === length || next === 0)) {
      rest = text.slice(next);
      continue;
    }
    return { status, headers, text, json: text === '' ? undefined : JSON.parse(text) };
  }
}
