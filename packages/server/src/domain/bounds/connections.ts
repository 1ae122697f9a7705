import { bound } from './bound.js';

/** Connections, and how long one may be silent. */
export const connectionBounds = {
  inAll: bound(
    10_000,
    'connections',
    'Open at a time',
    'An idle one takes some 10 KB. Further ones are asked for `/healthz` and `/readyz` alone.',
    'SALLYPORT_MAX_CONNECTIONS',
  ),
  perAddress: bound(
    2_500,
    'connections',
    'Open at a time from one IPv4 address, or one IPv6 network of 64 bits',
    'A quarter of all: no single place takes the server away from the others. Trusted proxies have no such bound.',
    'SALLYPORT_MAX_CONNECTIONS_PER_ADDRESS',
  ),
  keptForProxiesPercent: bound(
    10,
    'percent of all',
    'Kept for trusted proxies, where there are some',
    'What strangers open directly cannot shut out those who come through the proxy.',
  ),
  keptForHealth: bound(
    50,
    'connections',
    'Beyond those bounds, for `/healthz` and `/readyz`',
    'A probe makes a connection of its own, asks at once and is answered. When all are taken the oldest makes room.',
  ),
  proxyHeaderBytes: bound(
    4_096,
    'bytes',
    'Header of the PROXY protocol',
    'The addresses take at most 232; the rest is for further fields, such as the name that TLS was asked for.',
  ),
  proxyHeaderSeconds: bound(
    5,
    'seconds',
    'Time for that header',
    'A proxy sends it with the connection; the protocol asks for three at least, for one that is lost on the way.',
  ),
  metrics: bound(
    20,
    'connections',
    'To the listener for metrics, where it is one of its own',
    'Collectors have one each.',
  ),
  silentSeconds: bound(
    60,
    'seconds',
    'Without a byte in either direction while a request or its answer is under way',
    'Ends clients that never read, and bodies that stay away.',
    'SALLYPORT_SOCKET_TIMEOUT_SECONDS',
  ),
  idleSeconds: bound(
    72,
    'seconds',
    'Between two requests',
    'Longer than the 60 seconds that proxies keep a connection, so that theirs ends first.',
  ),
} as const;
