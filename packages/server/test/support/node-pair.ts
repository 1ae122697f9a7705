import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type BuiltServer, startBuiltServer, temporaryDirectory } from './built-server.js';
import { createDigestCaller, type KeyPair } from './digest-caller.js';
import { startPostgres } from './postgres.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

interface First {
  readonly orgId: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: KeyPair;
}

export interface NewKey extends KeyPair {
  readonly id: string;
}

/** Two nodes on one database, the second of which can be cut off from it. */
export interface Pair {
  readonly a: BuiltServer;
  readonly b: BuiltServer;
  readonly proxy: TcpProxy;
  readonly first: First;
  readonly orgPath: string;
  readonly callA: Awaited<ReturnType<typeof createDigestCaller>>;
  readonly callB: Awaited<ReturnType<typeof createDigestCaller>>;
  createKey(): Promise<NewKey>;
  deleteKey(key: NewKey): Promise<void>;
}

export async function startPair(settingsOfB: Readonly<Record<string, string>> = {}): Promise<Pair> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const databaseUrl = new URL(await postgres.createDatabase());
  const proxy = await startTcpProxy(Number(databaseUrl.port));
  onTestFinished(() => proxy.close());
  const urlOfB = new URL(databaseUrl);
  urlOfB.port = String(proxy.port);
  const bootstrapFile = join(temporaryDirectory(), 'bootstrap.json');
  const env = {
    SALLYPORT_MASTER_KEY: 'cd'.repeat(32),
    SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_LOG_LEVEL: 'fatal',
  };
  const a = await startBuiltServer(temporaryDirectory(), [], {
    ...env,
    SALLYPORT_DATABASE_URL: databaseUrl.href,
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
  });
  const b = await startBuiltServer(temporaryDirectory(), [], {
    ...env,
    SALLYPORT_DATABASE_URL: urlOfB.href,
    ...settingsOfB,
  });
  const first: First = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  const orgPath = `/api/atlas/v2/orgs/${first.orgId}`;
  const callA = await createDigestCaller(a.url);
  return {
    a,
    b,
    proxy,
    first,
    orgPath,
    callA,
    callB: await createDigestCaller(b.url),
    async createKey() {
      const body = { desc: 'key', roles: ['ORG_READ_ONLY'] };
      const { status, text } = await callA(first.apiKey, 'POST', `${orgPath}/apiKeys`, body);
      expect(status).toBe(200);
      return JSON.parse(text);
    },
    async deleteKey(key) {
      const { status } = await callA(first.apiKey, 'DELETE', `${orgPath}/apiKeys/${key.id}`);
      expect(status).toBe(204);
    },
  };
}
