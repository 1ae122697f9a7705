import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createClientAuthenticator } from '../access/client-authenticator.js';
import { createAdmission } from '../access/decision/admission.js';
import { createDigestVerifier } from '../access/digest-verifier.js';
import { createIdentifier } from '../access/identify.js';
import type { UsageRecorder } from '../access/usage-recorder.js';
import type { UseRecorder } from '../access/use-recorder.js';
import { BUILD } from '../build.js';
import type { Settings } from '../config/settings.js';
import type { Tls } from '../config/tls.js';
import { compileAccessList } from '../domain/access-list.js';
import { requestBounds } from '../domain/bounds/requests.js';
import { isEveryInterface } from '../domain/host-names.js';
import type { AccessLog } from '../http/access-log.js';
import { createAnswers } from '../http/answer-refusal.js';
import { createLoggedPath } from '../http/logged-path.js';
import type { Metrics } from '../http/metrics.js';
import { operations, ordinaryOperations } from '../http/operations/index.js';
import { otherRoutes } from '../http/other-routes.js';
import { createPipeline } from '../http/pipeline.js';
import type { Readiness } from '../http/readiness.js';
import { createRecordUse } from '../http/record-use.js';
import { createRun } from '../http/run-operation.js';
import { createServer } from '../http/server.js';
import type { StoreTrouble } from '../http/store-trouble.js';
import { runWithFaults } from '../http/testing/fault-run.js';
import { createRefuseTester } from '../http/testing/refuse-tester.js';
import { createTestSender } from '../http/testing/test-sender.js';
import { type ClientAddress, createClientAddress } from '../http/wire/client-address.js';
import { createHostCheck } from '../http/wire/host-check.js';
import { createLinkBase } from '../http/wire/link-base.js';
import { createIsTrustedPeer } from '../http/wire/peers.js';
import { createProxyProtocol } from '../http/wire/proxy-protocol.js';
import { createSender, type Sender } from '../http/wire/send.js';
import { createSentTarget } from '../http/wire/sent-target.js';
import type { OpenServices } from '../open-services.js';
import { createTokenIssuer } from '../services/oauth/token-issuer.js';
import type { Authentication } from './authentication.js';
import type { Guard } from './guard.js';
import type { Testing } from './testing.js';

const operationsByName = new Map(
  operations.map((operation) => [operation.wire.namePrefix + operation.operationId, operation]),
);

const loggedPath = createLoggedPath([...operations, ...otherRoutes].map(({ path }) => path));

/** The sender of all answers, each of which is counted and, where that is asked for, logged. */
function createCountingSender({
  metrics,
  useRecorder,
  log,
  accessLog,
  clientAddress,
}: {
  metrics: Metrics;
  useRecorder: UseRecorder;
  log: Logger;
  accessLog: AccessLog | undefined;
  clientAddress: ClientAddress;
}): Sender {
  const logsRequests = log.isLevelEnabled('debug');
  const recordUse = createRecordUse(useRecorder);
  return createSender({
    build: BUILD,
    strictTransportSecurity: true,
    answered(operationId, status, durationMs, request) {
      metrics.answered(operationId, status, durationMs);
      recordUse(request, status);
      if (!logsRequests && accessLog === undefined) return;
      const { method, decision } = request;
      const operation = operationId ?? loggedPath(request.url);
      if (logsRequests) log.debug({ method, operation, status, durationMs }, 'answered');
      const address = (decision ? decision.asked.address : clientAddress(request.raw))?.text;
      accessLog?.write({ address, caller: decision?.caller, method, operation, status, durationMs });
    },
  });
}

/** Puts together what answers requests. */
export function createApp(
  { services, buckets, decide }: OpenServices,
  settings: Settings,
  parts: {
    log: Logger;
    consoleDirectory: string;
    authentication: Authentication;
    usage: UsageRecorder;
    useRecorder: UseRecorder;
    metrics: Metrics;
    accessLog: AccessLog | undefined;
    readiness: Readiness;
    tls: Tls | undefined;
    guard: Guard;
    storeTrouble: StoreTrouble;
    testing: Testing | undefined;
  },
): FastifyInstance {
  const { store, now, publicUrl } = services;
  const { directory } = services.decision;
  const {
    log,
    consoleDirectory,
    usage,
    useRecorder,
    metrics,
    accessLog,
    readiness,
    tls,
    storeTrouble,
    testing,
  } = parts;
  const { nonces, signingKeys, accessTokens, sessions } = parts.authentication;
  const trustedProxies = compileAccessList(settings.trustedProxies);
  const isTrustedPeer = createIsTrustedPeer(trustedProxies);
  const { clientAddressFrom } = settings;
  const proxyProtocol =
    clientAddressFrom === 'proxy-protocol' ? createProxyProtocol({ isTrustedPeer, log }) : undefined;
  const clientAddress = createClientAddress({
    source: proxyProtocol ?? (clientAddressFrom === 'forwarded' ? 'forwarded' : 'x-forwarded-for'),
    trustedProxies,
    onUntrusted: (peer) => log.warn({ peer }, UNTRUSTED_FORWARDING),
  });
  const counting = createCountingSender({ metrics, useRecorder, log, accessLog, clientAddress });
  const sender = testing ? createTestSender(counting, testing) : counting;
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
    security: services.security,
    loggedPath,
    storeTrouble,
    metrics,
  });
  const linkBase = createLinkBase({
    publicUrl,
    isFromRequest: settings.publicUrl === undefined && isEveryInterface(settings.host),
  });
  const runOperation = createRun({
    answers,
    sender,
    admission,
    services,
    server: {
      accessTokens,
      signingKeys,
      tokenIssuer: createTokenIssuer({ store, signingKeys, now }),
      recordSecretUse: usage.recordSecret,
      metrics: settings.metricsListen === undefined ? metrics : undefined,
      ready: readiness.check,
      operationNamed: (name) => operationsByName.get(name),
      useDays: settings.useDays,
      testControls: testing?.controls,
    },
    linkBase,
  });
  const run = testing
    ? runWithFaults(runOperation, { ...testing, answers, confirm: admission.confirm })
    : runOperation;
  const pipeline = createPipeline({
    admission,
    run,
    answers,
    sender,
    now,
    sentTarget: createSentTarget({ publicUrl: settings.publicUrl, isTrustedPeer }),
    clientAddress,
  });
  return createServer({
    handleGate: parts.guard.handle,
    operations: testing ? operations : ordinaryOperations,
    pipeline,
    sender,
    consoleDirectory,
    publicUrl,
    linkBase,
    refuseTester: testing && createRefuseTester(settings.testPeers, clientAddress),
    isAddressed: createHostCheck({ listensOn: settings.host, publicUrl, hostNames: settings.hostNames }),
    tls,
    bodyLimitBytes: requestBounds.bodyBytes.most,
    bodyTimeoutMs: settings.bodyTimeoutSeconds * 1000,
    maxConnections: settings.maxConnections,
    maxConnectionsPerAddress: settings.maxConnectionsPerAddress,
    trustedProxies,
    proxyProtocol,
    socketTimeoutMs: settings.socketTimeoutSeconds * 1000,
  });
}

const UNTRUSTED_FORWARDING =
  'a request has a forwarding header, but SALLYPORT_TRUSTED_PROXIES is not set: all clients behind that peer count as one ' +
  'address for IP access lists, rate limits and sign-ins. If it is your proxy, list it in SALLYPORT_TRUSTED_PROXIES. Logged once.';
