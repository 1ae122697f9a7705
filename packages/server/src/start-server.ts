import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import pino, { type Logger } from 'pino';
import { createDirectory } from './access/directory.js';
import { createIdentifier } from './access/identify.js';
import { createUsageRecorder } from './access/usage-recorder.js';
import { loadMasterKey } from './config/master-key.js';
import type { Settings } from './config/settings.js';
import { compileAccessList } from './domain/access-list.js';
import { createNonces } from './domain/nonces.js';
import { createSealing } from './domain/sealing.js';
import { createTokenBuckets } from './domain/token-buckets.js';
import { createAdmission } from './http/admission.js';
import { createMetrics } from './http/metrics.js';
import { operations } from './http/operations.js';
import { createServer } from './http/server.js';
import { createSender } from './http/wire/send.js';
import { recognizeMasterKey } from './services/installation/recognize-master-key.js';
import type { Services } from './services/services.js';
import { BUILD } from './build.js';
import { openStore, type Store } from './store/store.js';

export interface RunningServer {
  /** Where it can be reached from this machine, without a trailing slash. */
  readonly url: string;
  /** Base of all links. */
  readonly publicUrl: string;
  readonly services: Services;
  readonly log: Logger;
  /** Finishes requests under way, writes the usage collected, closes the store. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Tests: check every answer against its schema. */
  readonly checkResponses?: boolean;
  /** Tests: an already opened store; it is closed with the server. */
  readonly store?: Store;
  /** Runs after the store is open and before the first request is taken. */
  readonly prepare?: (services: Services) => Promise<void>;
}

/** The composition root: builds every part, in the order of the floors, and starts to listen. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { settings, log } = options;
  const sealing = createSealing(loadMasterKey(settings, (message) => log.warn(message)));
  const store =
    options.store ??
    (await openStore({
      ...(settings.databaseUrl === undefined
        ? { dataDir: settings.dataDir }
        : { databaseUrl: settings.databaseUrl }),
      onError: (error) => log.error({ err: error }, 'store trouble in the background'),
    }));
  try {
    await recognizeMasterKey(store, sealing);
    const services: Services = { store, sealing };
    await options.prepare?.(services);
    return await listen(services, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function listen(services: Services, options: StartOptions): Promise<RunningServer> {
  const { settings, log } = options;
  const { store, sealing } = services;
  const directory = createDirectory({ store, sealing, maxCredentials: settings.credentialCacheSize });
  const nonces = createNonces({
    key: sealing.deriveKey('digest nonces'),
    lifetimeMs: settings.nonceLifetimeSeconds * 1000,
  });
  const usage = createUsageRecorder({
    flushUsage: store.flushUsage,
    intervalMs: settings.usageFlushSeconds * 1000,
    onError: (error) => log.error({ err: error }, 'usage could not be written; it is kept and tried again'),
  });
  const buckets = createTokenBuckets({ now: Date.now, maxBuckets: 100_000, scale: settings.rateLimitScale });
  const metrics = createMetrics();
  metrics.gauge('sallyport_cached_credentials', 'Credentials in memory', () => directory.apiKeys.size);
  metrics.gauge('sallyport_remembered_nonces', 'Nonces whose counts are watched', () => nonces.rememberedCount);

  let publicUrl = settings.publicUrl ?? '';
  const tls =
    settings.tlsCert === undefined || settings.tlsKey === undefined
      ? undefined
      : { cert: readFileSync(settings.tlsCert), key: readFileSync(settings.tlsKey) };
  const app = createServer({
    operations,
    admission: createAdmission({
      directory,
      identifier: createIdentifier({ apiKeys: directory.apiKeys, nonces }),
      usage,
      buckets,
      trustedProxies: compileAccessList(settings.trustedProxies),
    }),
    sender: createSender({ build: BUILD, strictTransportSecurity: true }),
    nonces,
    digestAlgorithms: settings.digestAlgorithms,
    services: { ...services },
    publicUrl: () => publicUrl,
    log,
    checkResponses: options.checkResponses ?? false,
    metrics,
    ready: store.ping,
    tls,
    bodyLimitBytes: 1_048_576,
  });

  await app.listen({ host: settings.host, port: settings.port });
  const { port } = app.server.address() as AddressInfo;
  const url = `${tls ? 'https' : 'http'}://${reachableHost(settings.host)}:${port}`;
  if (publicUrl === '') publicUrl = url;

  return {
    url,
    publicUrl,
    services,
    log,
    async stop() {
      await app.close();
      await usage.close();
      directory.close();
      await store.close();
    },
  };
}

/** A host name for links to this machine, where the server listens on every interface. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
