import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { env } = process;
const TIMEOUT_MS = 60_000;

export const OWNER = {
  user: env.MONGODB_ATLAS_PUBLIC_API_KEY,
  password: env.MONGODB_ATLAS_PRIVATE_API_KEY,
};
export const ACCOUNT = { user: env.MONGODB_ATLAS_CLIENT_ID, password: env.MONGODB_ATLAS_CLIENT_SECRET };
export const ORG = `${env.MONGODB_ATLAS_BASE_URL}/api/atlas/v2/orgs/${env.MONGODB_ATLAS_ORG_ID}`;
export const KEYS = `${ORG}/apiKeys`;
export const TOKEN_URL = `${env.MONGODB_ATLAS_BASE_URL}/api/oauth/token`;
export const ACCEPT = ['--header', 'Accept: application/vnd.atlas.2024-08-05+json'];
export const JSON_BODY = ['--header', 'Content-Type: application/json'];

/** Resolves with the exit status and what was written; `input` goes to standard input. */
function run(program, args, { input, environment } = {}) {
  return new Promise((resolve) => {
    const options = { env: { ...env, ...environment }, timeout: TIMEOUT_MS };
    const child = execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ exit: error === null ? 0 : error.code, stdout, stderr }),
    );
    child.stdin.on('error', () => {}).end(input);
  });
}

/**
 * Runs curl and resolves with the last answer's status, its body (JSON where there is one), and how many requests and
 * connections it took.
 */
export async function curl(args, input) {
  const { exit, stdout, stderr } = await run(
    'curl',
    ['--silent', '--show-error', '--write-out', '\n%{http_code} %{num_redirects} %{num_connects}', ...args],
    { input },
  );
  const end = stdout.lastIndexOf('\n');
  const [status, rounds, connections] = stdout
    .slice(end + 1)
    .split(' ')
    .map(Number);
  // curl counts the second request of Digest as a redirect to the same address.
  return { exit, stderr, status, requests: rounds + 1, connections, body: parse(stdout.slice(0, end)) };
}

/** curl with Digest as the guides show it, by default with the owner's key. */
export const curlDigest = (args, { key = OWNER, input } = {}) =>
  curl(['--digest', '--user', `${key.user}:${key.password}`, ...ACCEPT, ...args], input);

/** Runs wget with credentials from a file, as `~/.wgetrc` has them, and resolves with each answer's status and the body. */
export async function wget(args, credentials = OWNER) {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-wget-'));
  try {
    const file = join(directory, 'wgetrc');
    const lines = [`user = ${credentials.user}`, `password = ${credentials.password}`, 'hsts = off'];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    const { exit, stdout, stderr } = await run(
      'wget',
      ['--output-document=-', '--server-response', '--content-on-error', '--tries=1', ...args],
      { environment: { WGETRC: file } },
    );
    const statuses = [...stderr.matchAll(/^ {2}HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
    return { exit, statuses, body: parse(stdout) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A key of a test's own, with the role to read the organization. */
export async function makeReader() {
  const made = await curlDigest([
    ...JSON_BODY,
    '--data',
    '{"desc":"of a test","roles":["ORG_READ_ONLY"]}',
    KEYS,
  ]);
  return { id: made.body.id, user: made.body.publicKey, password: made.body.privateKey };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
