import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { publishedBounds } from '../../src/domain/bounds/published.js';
import { type BuiltServer, startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { createDigestCaller, createSend, type KeyPair, type RawAnswer } from '../support/digest-caller.js';
import { startPostgres } from '../support/postgres.js';
import { withinSeconds } from '../support/promptly.js';
import { ATLAS } from '../support/server.js';

// PostgreSQL goes away under two nodes, again and again. Nobody is told anything but the truth or "try again later".

const ROUNDS = 40;
/** When it is ended. */
const LONGEST_MS = 180_000;

/** Until more is made: less than may be there, however long all of this takes. */
const pause = (ms: number, made: number, most: number) =>
  sleep(made < most / 2 ? ms : (2 * LONGEST_MS) / most);

interface First {
  readonly orgId: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: KeyPair;
}

/** What was answered to one kind of request: how often it was right, and what should not have been. */
interface Tally {
  right: number;
  readonly wrong: string[];
}

type Ask = () => Promise<{ answer: RawAnswer; expected: number } | undefined>;

it('survives sessions that are terminated, restarts and a crash under load', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const directory = temporaryDirectory();
  const bootstrapFile = join(directory, 'bootstrap.json');
  const env = {
    SALLYPORT_DATABASE_URL: await postgres.createDatabase(),
    SALLYPORT_MASTER_KEY: 'cd'.repeat(32),
    SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_LOG_LEVEL: 'fatal',
  };
  const a = await startBuiltServer(temporaryDirectory(), [], {
    ...env,
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
  });
  const b = await startBuiltServer(temporaryDirectory(), [], env);
  expect(existsSync(bootstrapFile)).toBe(true);
  const first: First = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  const orgPath = `/api/atlas/v2/orgs/${first.orgId}`;
  const calls = { a: await createDigestCaller(a.url), b: await createDigestCaller(b.url) };
  const sends = { a: createSend(a.url), b: createSend(b.url) };
  const account = await createAccount();
  const cookie = await signIn();

  async function createAccount(): Promise<string> {
    const body = { name: 'ci', description: 'ci', roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 8760 };
    const { text } = await calls.a(first.apiKey, 'POST', `${orgPath}/serviceAccounts`, body);
    const { clientId, secrets } = JSON.parse(text);
    return `Basic ${Buffer.from(`${clientId}:${secrets[0].secret}`).toString('base64')}`;
  }

  async function signIn(): Promise<string> {
    const { status, headers } = await sends.a('POST', '/api/private/session', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(first.owner),
    });
    expect(status).toBe(200);
    return String(headers['set-cookie']).split(';', 1)[0] ?? '';
  }

  function postForm(node: 'a' | 'b', path: string, form: Readonly<Record<string, string>>) {
    return sends[node]('POST', path, {
      headers: { Authorization: account, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  }

  let newest: KeyPair | undefined;
  let made = 0;
  let minted = 0;
  let token: string | undefined;
  const kinds: Record<string, Ask> = {
    'a read that is decided from memory, on A': async () => ({
      answer: await calls.a(first.apiKey, 'GET', orgPath),
      expected: 200,
    }),
    'a list, on B': async () => ({
      answer: await calls.b(first.apiKey, 'GET', `${orgPath}/apiKeys`),
      expected: 200,
    }),
    'a key that is made, on A': async () => {
      const body = { desc: 'made under way', roles: ['ORG_READ_ONLY'] };
      const answer = await calls.a(first.apiKey, 'POST', `${orgPath}/apiKeys`, body);
      if (answer.status === 200) {
        newest = JSON.parse(answer.text);
        made += 1;
      }
      await pause(60, made, publishedBounds.apiKeysPerOrganization.most);
      return { answer, expected: 200 };
    },
    'a key that is new there, on B': async () => {
      const key = newest;
      newest = undefined;
      return key && { answer: await calls.b(key, 'GET', orgPath), expected: 200 };
    },
    'a project that is not there, on B': async () => {
      const id = Math.random().toString(16).slice(2, 14).padEnd(24, '0');
      const answer = await calls.b(first.apiKey, 'GET', `/api/atlas/v2/groups/${id}`);
      return { answer, expected: 404 };
    },
    'a token that is minted, on A': async () => {
      const answer = await postForm('a', '/api/oauth/token', { grant_type: 'client_credentials' });
      if (answer.status === 200) {
        token = JSON.parse(answer.text).access_token;
        minted += 1;
      } else expect(JSON.parse(answer.text).error).toBe('temporarily_unavailable');
      await pause(100, minted, publishedBounds.liveTokensPerServiceAccount.most);
      return { answer, expected: 200 };
    },
    'a token that is new there, on B': async () => {
      if (token === undefined) return undefined;
      const headers = { Authorization: `Bearer ${token}`, Accept: ATLAS };
      token = undefined;
      return { answer: await sends.b('GET', orgPath, { headers }), expected: 200 };
    },
    'a session, on B': async () => ({
      answer: await sends.b('GET', '/api/private/session', { headers: { Cookie: cookie } }),
      expected: 200,
    }),
  };

  let isOver = false;
  const tallies = new Map<string, Tally>();
  async function keepAsking(kind: string, ask: Ask): Promise<void> {
    const tally: Tally = { right: 0, wrong: [] };
    tallies.set(kind, tally);
    while (!isOver) {
      await sleep(5);
      const startedAt = performance.now();
      const asked = await ask().catch((error: unknown) => {
        tally.wrong.push(`after ${Math.round(performance.now() - startedAt)} ms: ${error}`);
      });
      if (!asked) continue;
      const { status, text } = asked.answer;
      if (status === asked.expected) tally.right++;
      else if (!isHonest(asked.answer)) tally.wrong.push(`${status} ${text}`);
    }
  }

  const load = Object.entries(kinds).map(([kind, ask]) => keepAsking(kind, ask));
  await sleep(500);
  for (let round = 0; round < ROUNDS; round++) {
    await postgres.terminateSessions();
    await sleep(100);
  }
  await postgres.restart('fast');
  await sleep(500);
  await postgres.restart('immediate');
  await sleep(500);
  await postgres.kill();
  await sleep(500);
  await postgres.startAgain();
  await Promise.all(
    (['a', 'b'] as const).map((node) =>
      withinSeconds(2, `node ${node} to answer`, async () => {
        const { status } = await calls[node](first.apiKey, 'GET', `${orgPath}/apiKeys`);
        return status === 200 ? true : undefined;
      }),
    ),
  );
  // The database stays now, so every kind is answered as if nothing had been. A right answer of before proves nothing.
  for (const [kind, tally] of tallies) {
    tally.right = 0;
    await withinSeconds(
      30,
      `a right answer to ${kind}`,
      async () => tally.right > 0 || tally.wrong.length > 0 || undefined,
    );
  }
  isOver = true;
  await Promise.all(load);

  for (const [kind, { wrong }] of tallies) expect(wrong.slice(0, 5), kind).toEqual([]);
  for (const node of [a, b]) await expectAlive(node);
});

/** "Try again later", or of a commit whose answer was lost: that nobody knows, so that it is not blindly tried again. */
function isHonest({ status, headers, text }: RawAnswer): boolean {
  return status === 503 && (headers['retry-after'] === '1' || text.includes('WRITE_OUTCOME_UNKNOWN'));
}

async function expectAlive(node: BuiltServer): Promise<void> {
  expect([node.child.exitCode, node.child.signalCode, node.stderr()]).toEqual([null, null, '']);
  expect(await node.stop()).toBe(0);
}
