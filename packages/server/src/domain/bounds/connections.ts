import { bound } from './bound.js';

/** Connections, and how long one may be silent. */
export const connectionBounds = {
  inAll: bound(
    10_000,
    'connections',
    'Open connections',
    'An idle one needs some 10 KB. Further ones can call `/healthz` and `/readyz` only.',
    'SALLYPORT_MAX_CONNECTIONS',
  ),
  perAddress: bound(
    2_500,
    'connections',
    'Open connections from one IPv4 address or IPv6 /64 network',
    'A quarter of all, so that one caller cannot use up the server. Trusted proxies have no such limit.',
    'SALLYPORT_MAX_CONNECTIONS_PER_ADDRESS',
  ),
  keptForProxiesPercent: bound(
    10,
    'percent of all',
    'Reserved for trusted proxies, if there are any',
    'Direct connections cannot lock out callers behind the proxy.',
  ),
  keptForHealth: bound(
    50,
    'connections',
    'Beyond those limits, for `/healthz` and `/readyz`',
    'A health check opens a connection and asks at once. If all are taken, the oldest one is closed.',
  ),
  proxyHeaderBytes: bound(
    4_096,
    'bytes',
    'Header of the PROXY protocol',
    'The addresses need at most 232; the rest is for additional fields, such as the TLS server name.',
  ),
  proxyHeaderSeconds: bound(
    5,
    'seconds',
    'Time for that header',
    'A proxy sends it with the connection; the protocol asks for at least three, because a packet can get lost. Connections that wait for it count among all; when all are taken, the one that has waited longest is closed.',
  ),
  metrics: bound(
    20,
    'connections',
    'To the separate listener for metrics (`SALLYPORT_METRICS_LISTEN`)',
    'Each collector needs one.',
  ),
  silentSeconds: bound(
    60,
    'seconds',
    'Without a byte in either direction during a request or response',
    'Ends connections of clients that stop reading or sending.',
    'SALLYPORT_SOCKET_TIMEOUT_SECONDS',
  ),
  idleSeconds: bound(
    72,
    'seconds',
    'Idle between two requests',
    'Longer than the 60 seconds of proxies, so that the proxy closes the connection first.',
  ),
} as const;
