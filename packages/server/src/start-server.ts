import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { createAccessTokens } from './access/access-tokens.js';
import { createClientAuthenticator } from './access/client-authenticator.js';
import { createAdmission } from './access/decision/admission.js';
import { createDigestVerifier } from './access/digest-verifier.js';
import { createIdentifier } from './access/identify.js';
import { writeLastUse } from './access/last-writes.js';
import { createSessions, type Sessions } from './access/sessions.js';
import { createSigningKeys } from './access/signing-keys.js';
import { createUsageRecorder, type UsageRecorder } from './access/usage-recorder.js';
import { BUILD } from './build.js';
import type { Settings } from './config/settings.js';
import { loadTls, type Tls } from './config/tls.js';
import { compileAccessList } from './domain/access-list.js';
import { memoryBounds } from './domain/bounds/memory.js';
import { requestBounds } from './domain/bounds/requests.js';
import { createNonces } from './domain/nonces.js';
import { HOUR_MS, MINUTE_MS } from './domain/time-spans.js';
import { withinTime } from './domain/within-time.js';
import { createAnswers } from './http/answer-refusal.js';
import { closeServer } from './http/close-server.js';
import { CONSOLE_DIRECTORY } from './http/console/place.js';
import { createLoggedPath } from './http/logged-path.js';
import type { Metrics } from './http/metrics.js';
import { operations } from './http/operations/index.js';
import { otherRoutes } from './http/other-routes.js';
import { createPipeline } from './http/pipeline.js';
import { createReadiness, type Readiness } from './http/readiness.js';
import { createRun } from './http/run-operation.js';
import { createServer } from './http/server.js';
import { createServerMetrics } from './http/server-metrics.js';
import { createStoreTrouble, type StoreTrouble } from './http/store-trouble.js';
import { createClientAddress } from './http/wire/client-address.js';
import { createHostCheck } from './http/wire/host-check.js';
import { createSender, type Sender } from './http/wire/send.js';
import { type OpenServices, openServices } from './open-services.js';
import { removeOldEvents } from './services/events/remove-old-events.js';
import { reportExpiry } from './services/expiry/report-expiry.js';
import { createTokenIssuer } from './services/oauth/token-issuer.js';
import { repeat } from './services/repeat.js';
import type { Services } from './services/services.js';
import type { Store } from './store/store.js';

/** Of a stop, for periodic work that is under way. */
const LOOK_TIMEOUT_MS = 1_000;
/** Under the ten seconds that container runtimes wait before they kill. */
const STOP_TIMEOUT_MS = 8_000;

export interface RunningServer {
  /** Where it can be reached from this machine, without a trailing slash. */
  readonly url: string;
  /** Base of all links. */
  readonly publicUrl: string;
  /** The certificate authority to trust, where the server made one. */
  readonly caFile: string | undefined;
  readonly services: Services;
  readonly log: Logger;
  /** Finishes requests under way, writes the usage collected, closes the store. Throws what says which use was lost. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Where the built console is; by default where the build leaves it. */
  readonly consoleDirectory?: string;
  /** An already opened store; it is closed with the server. */
  readonly store?: Store;
  /**
   * Runs when the port is taken and the store is open, before the server counts as ready: what it makes cannot be lost
   * to a port in use.
   */
  readonly prepare?: (
    services: Services,
    place: Pick<RunningServer, 'publicUrl' | 'caFile'>,
  ) => Promise<void>;
}

/** The composition root: builds every part, in the order of the floors, and starts to listen. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const open = await openServices(options);
  try {
    return await listen(open, options);
  } catch (error) {
    await open.close();
    throw error;
  }
}

async function listen(open: OpenServices, options: StartOptions): Promise<RunningServer> {
  const { settings, log } = options;
  const { services } = open;
  const { publicUrl } = services;
  // First of all, because it can fail, and nothing has to be undone yet.
  const tls = await loadTls(settings, services);
  const authentication = createAuthentication(open, settings);
  const storeTrouble = createStoreTrouble(log);
  const usage = createUsage(services, settings, log, storeTrouble);
  const readiness = createReadiness({ store: services.store, log });
  const app = createApp(open, options, { authentication, usage, readiness, tls, storeTrouble });
  const work = startPeriodicWork(services, authentication.sessions, settings, log, storeTrouble);

  async function stopAll(): Promise<void> {
    const { sessions } = authentication;
    let lost: string | undefined;
    readiness.stopping();
    try {
      await closeServer(app, STOP_TIMEOUT_MS);
      lost = await writeLastUse({
        usage,
        sessions,
        onError: (error) => log.error({ err: error }, 'what is in memory could not be written'),
      });
      await services.mailer.close();
    } finally {
      await work.stop();
      authentication.close();
      await open.close();
    }
    if (lost !== undefined) throw new Error(`stopped, but ${lost} could not be written`);
  }
  let stopped: Promise<void> | undefined;
  function stop(): Promise<void> {
    stopped ??= stopAll();
    return stopped;
  }

  let url: string;
  try {
    await app.listen({ host: settings.host, port: settings.port });
    const { port } = app.server.address() as AddressInfo;
    url = `${tls ? 'https' : 'http'}://${reachableHost(settings.host)}:${port}`;
    open.setPublicUrl(url);
    await options.prepare?.(services, { publicUrl: publicUrl(), caFile: tls?.caFile });
  } catch (error) {
    await stop();
    throw error;
  }
  readiness.started();
  return { url, publicUrl: publicUrl(), caFile: tls?.caFile, services, log, stop };
}

type Authentication = ReturnType<typeof createAuthentication>;

/** What tells who calls. */
function createAuthentication({ services }: OpenServices, settings: Settings) {
  const { store, now, sealing, decision, publicUrl } = services;
  const nonces = createNonces({
    key: sealing.deriveKey('digest nonces'),
    lifetimeMs: settings.nonceLifetimeSeconds * 1000,
    now,
  });
  const signingKeys = createSigningKeys({ store, sealing, now });
  const accessTokens = createAccessTokens({
    ...{ store, signingKeys, now },
    maxRemembered: memoryBounds.accessTokens.most,
  });
  const sessions = createSessions({ store, users: decision.directory.users, now, publicUrl });
  return {
    nonces,
    signingKeys,
    accessTokens,
    sessions,
    close() {
      sessions.close();
      accessTokens.close();
      signingKeys.close();
    },
  };
}

function createUsage(
  { store, now }: Services,
  settings: Settings,
  log: Logger,
  storeTrouble: StoreTrouble,
): UsageRecorder {
  return createUsageRecorder({
    flushUsage: store.flushUsage,
    flushSecretUse: store.flushSecretUse,
    intervalMs: settings.usageFlushSeconds * 1000,
    now,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'usage could not be written; it is kept and tried again'),
    ),
  });
}

/** For work that is tried again by itself: a line each time would fill the log. */
function unlessTrouble(storeTrouble: StoreTrouble, tell: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (!storeTrouble(error)) tell(error);
  };
}

function startPeriodicWork(
  { store, now }: Services,
  sessions: Sessions,
  settings: Settings,
  log: Logger,
  storeTrouble: StoreTrouble,
): { stop(): Promise<void> } {
  const sessionFlush = setInterval(() => {
    sessions
      .flush()
      .catch(
        unlessTrouble(storeTrouble, (error) =>
          log.error({ err: error }, 'when sessions were seen could not be written'),
        ),
      );
  }, MINUTE_MS);
  sessionFlush.unref();
  const stopExpiryWatch = repeat({
    work: () => reportExpiry(store, settings.secretExpiryWarningDays),
    intervalMs: MINUTE_MS,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'what expires could not be looked at'),
    ),
  });
  const { eventRetentionDays: days } = settings;
  const stopRemoval =
    days === undefined
      ? async () => {}
      : repeat({
          work: () => removeOldEvents(store, days, now()),
          intervalMs: HOUR_MS,
          onError: unlessTrouble(storeTrouble, (error) =>
            log.error({ err: error }, 'events that are too old could not be removed'),
          ),
        });
  return {
    async stop() {
      clearInterval(sessionFlush);
      // The next start can look too.
      const stopped = Promise.all([stopExpiryWatch(), stopRemoval()]);
      await withinTime(stopped, LOOK_TIMEOUT_MS, () => new Error('the store is silent')).catch(() => {});
    },
  };
}

const loggedPath = createLoggedPath([...operations, ...otherRoutes].map(({ path }) => path));

/** The sender of all answers, each of which is counted and, at the level `debug`, logged. */
function createCountingSender(metrics: Metrics, log: Logger): Sender {
  const logsRequests = log.isLevelEnabled('debug');
  return createSender({
    build: BUILD,
    strictTransportSecurity: true,
    answered(operationId, status, durationMs, request) {
      metrics.answered(operationId, status, durationMs);
      if (!logsRequests) return;
      const what = operationId ?? loggedPath(request.url);
      log.debug({ method: request.method, operation: what, status, durationMs }, 'answered');
    },
  });
}

function createApp(
  { services, buckets, decide }: OpenServices,
  { settings, log, consoleDirectory = CONSOLE_DIRECTORY }: StartOptions,
  parts: {
    authentication: Authentication;
    usage: UsageRecorder;
    readiness: Readiness;
    tls: Tls | undefined;
    storeTrouble: StoreTrouble;
  },
): FastifyInstance {
  const { store, now, publicUrl } = services;
  const { directory } = services.decision;
  const { usage, readiness, tls, storeTrouble } = parts;
  const { nonces, signingKeys, accessTokens, sessions } = parts.authentication;
  const metrics = createServerMetrics(services, nonces);
  const sender = createCountingSender(metrics, log);
  const admission = createAdmission({
    decide,
    directory,
    identifier: createIdentifier({
      digest: createDigestVerifier({ apiKeys: directory.apiKeys, nonces }),
      accessTokens,
      serviceAccounts: directory.serviceAccounts,
    }),
    clients: createClientAuthenticator({ serviceAccounts: directory.serviceAccounts, now }),
    sessions,
    usage,
    buckets,
  });
  const answers = createAnswers({
    sender,
    nonces,
    digestAlgorithms: settings.digestAlgorithms,
    log,
    loggedPath,
    storeTrouble,
  });
  const run = createRun({
    answers,
    sender,
    admission,
    services,
    server: {
      accessTokens,
      signingKeys,
      tokenIssuer: createTokenIssuer({ store, signingKeys, issuer: publicUrl, now }),
      recordSecretUse: usage.recordSecret,
      metrics,
      ready: readiness.check,
    },
    publicUrl,
  });
  const trustedProxies = compileAccessList(settings.trustedProxies);
  const pipeline = createPipeline({
    admission,
    run,
    answers,
    sender,
    now,
    publicUrl,
    clientAddress: createClientAddress({
      trustedProxies,
      onUntrusted: (peer) => log.warn({ peer }, UNTRUSTED_FORWARDING),
    }),
  });
  return createServer({
    operations,
    pipeline,
    sender,
    consoleDirectory,
    publicUrl,
    isAddressed: createHostCheck({ listensOn: settings.host, publicUrl, trustedProxies }),
    tls,
    bodyLimitBytes: requestBounds.bodyBytes.most,
    bodyTimeoutMs: settings.bodyTimeoutSeconds * 1000,
    maxConnections: settings.maxConnections,
    maxConnectionsPerAddress: settings.maxConnectionsPerAddress,
    trustedProxies,
    socketTimeoutMs: settings.socketTimeoutSeconds * 1000,
  });
}

const UNTRUSTED_FORWARDING =
  'a request says for whom it was forwarded, and no proxy is trusted: everybody behind that peer counts as one address for ' +
  'access lists, rate limits and sign-ins. If it is a proxy of yours, name it in SALLYPORT_TRUSTED_PROXIES. This is said once.';

/** A host name for links to this machine, where the server listens on every interface. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** JSON lines on standard error: standard output is for people. Written at once, so that none is lost at the end. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
