import type { AddressInfo } from 'node:net';
import { shownJson } from '@sallyport/client';
import pino, { type Logger } from 'pino';
import { writeLastUse } from './access/last-writes.js';
import { createApp } from './composition/app.js';
import { createAuthentication } from './composition/authentication.js';
import { createUsage, createUseRecording, startPeriodicWork } from './composition/background-work.js';
import { createGuard } from './composition/guard.js';
import { createReload, endOf } from './composition/reload.js';
import { createTesting, type TestStart } from './composition/testing.js';
import { guardPlaceOf } from './config/listener-settings.js';
import { SettingError } from './config/setting-error.js';
import type { Settings } from './config/settings.js';
import { loadTls } from './config/tls.js';
import { releaseYoungGeneration } from './config/young-generation.js';
import { type AccessLog, createAccessLog } from './http/access-log.js';
import { closeServer } from './http/close-server.js';
import { CONSOLE_DIRECTORY } from './http/console/place.js';
import { type GuardListener, listenForGates } from './http/guard/guard-listener.js';
import { listenForMetrics, type MetricsListener } from './http/metrics-listener.js';
import { createReadiness } from './http/readiness.js';
import { createServerMetrics } from './http/server-metrics.js';
import { createStoreTrouble } from './http/store-trouble.js';
import { compileWaitingSchemas } from './http/wire/validate.js';
import { type OpenServices, openServices } from './open-services.js';
import type { Services } from './services/services.js';
import type { Store } from './store/store.js';

/** Under the ten seconds that container runtimes wait before they kill. */
const STOP_TIMEOUT_MS = 8_000;
const SAY_EVERY_MS = 60_000;

export interface RunningServer {
  /** Where it can be reached from this machine, without a trailing slash. */
  readonly url: string;
  /** Base of all links. */
  readonly publicUrl: string;
  /** Of a listener of their own. */
  readonly metricsUrl: string | undefined;
  /** Where gates of guarded APIs ask, where that is a listener of their own. */
  readonly guardUrl: string | undefined;
  /** The certificate authority to trust, where the server made one. */
  readonly caFile: string | undefined;
  readonly services: Services;
  readonly log: Logger;
  /** Reads certificate and key again, and opens the access log anew. Never throws. */
  reload(): Promise<void>;
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
  /** Has the server answer the test controls too. Only with a store in memory, which tells the time by this clock. */
  readonly testing?: TestStart;
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
  const { testing } = options;
  const open = await openServices({ ...options, ...(testing && { now: testing.clock.now }) });
  try {
    return await listen(open, options);
  } catch (error) {
    await open.close();
    throw error;
  } finally {
    releaseYoungGeneration();
  }
}

async function listen(open: OpenServices, options: StartOptions): Promise<RunningServer> {
  const { settings, log, consoleDirectory = CONSOLE_DIRECTORY } = options;
  const { services } = open;
  const { publicUrl } = services;
  // First of all, because it can fail, and nothing has to be undone yet.
  const tls = await loadTls(settings, services);
  const authentication = createAuthentication(services, settings);
  const storeTrouble = createStoreTrouble(log);
  const usage = createUsage(services, settings, log, storeTrouble);
  const useRecorder = createUseRecording(services, settings, log, storeTrouble);
  const readiness = createReadiness({ store: services.store, log });
  const metrics = createServerMetrics(services, authentication.nonces);
  const accessLog = openAccessLog(settings, log);
  const work = startPeriodicWork(services, authentication.sessions, settings, log, storeTrouble, metrics);
  const testing =
    options.testing && createTesting(open, settings, options.testing, { usage, useRecorder, work });
  const guard = createGuard(open, settings, {
    log,
    authentication,
    usage,
    useRecorder,
    metrics,
    accessLog,
    storeTrouble,
  });
  const app = createApp(open, settings, {
    guard,
    log,
    consoleDirectory,
    authentication,
    usage,
    useRecorder,
    metrics,
    accessLog,
    readiness,
    tls,
    storeTrouble,
    testing,
  });
  let certificate = tls;
  if (tls !== undefined)
    metrics.gauge(
      'sallyport_tls_certificate_expiry_timestamp_seconds',
      'When the certificate that is served ends',
      () => (certificate ? endOf(certificate) / 1000 : Number.NaN),
    );
  const reload = createReload({
    settings,
    services,
    server: app.server,
    accessLog,
    log,
    onCertificate(served) {
      certificate = served;
    },
  });
  let metricsListener: MetricsListener | undefined;
  let guardListener: GuardListener | undefined;

  async function stopAll(): Promise<void> {
    const { sessions } = authentication;
    let lost: string | undefined;
    readiness.stopping();
    try {
      guard.stopping();
      await Promise.all([closeServer(app, STOP_TIMEOUT_MS), guardListener?.close(STOP_TIMEOUT_MS)]);
      lost = await writeLastUse({
        usage,
        useRecorder,
        sessions,
        onError: (error) => log.error({ err: error }, 'dates of last use could not be written'),
      });
      await services.mailer.close();
    } finally {
      await metricsListener?.close();
      await guard.close();
      await work.stop();
      await accessLog?.close();
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
    const guardPlace = guardPlaceOf(settings);
    if (guardPlace)
      guardListener = await listenForGates(guard.handle, guardPlace, {
        maxConnections: settings.maxConnections,
        socketTimeoutMs: settings.socketTimeoutSeconds * 1000,
      });
    if (settings.metricsListen)
      metricsListener = await listenForMetrics(metrics, settings.metricsListen, settings.hostNames);
    await options.prepare?.(services, { publicUrl: publicUrl(), caFile: tls?.caFile });
    await testing?.started();
  } catch (error) {
    await stop();
    throw error;
  }
  readiness.started();
  compileWaitingSchemas();
  return {
    url,
    publicUrl: publicUrl(),
    metricsUrl: metricsListener?.url,
    guardUrl: guardListener?.url,
    caFile: tls?.caFile,
    services,
    log,
    reload,
    stop,
  };
}

function openAccessLog({ accessLog }: Settings, log: Logger): AccessLog | undefined {
  if (accessLog === undefined) return undefined;
  let saidAt = Number.NEGATIVE_INFINITY;
  try {
    return createAccessLog(accessLog, (error) => {
      const now = performance.now();
      if (now - saidAt < SAY_EVERY_MS) return;
      saidAt = now;
      log.error({ err: error }, 'access log lines were lost. Logged once a minute at most.');
    });
  } catch (error) {
    throw new SettingError(`SALLYPORT_ACCESS_LOG: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A host name for links to this machine, where the server listens on every interface. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** JSON lines on standard error: standard output is for people. Written at once, so that none is lost at the end. */
export function createLog(level: string, write = writeToStandardError()): Logger {
  // What callers chose is in some lines, and who reads them in a terminal sees all of it.
  const shown = { write: (line: string) => write(shownJson(line)) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, shown);
}

function writeToStandardError(): (line: string) => void {
  const standardError = pino.destination(2);
  // A full disk, or a terminal that was closed, takes the log away and not the server.
  standardError.on('error', () => {});
  return (line) => void standardError.write(line);
}
