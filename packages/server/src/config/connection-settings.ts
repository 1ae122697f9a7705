import { connectionBounds } from '../domain/bounds/connections.js';
import { requestBounds } from '../domain/bounds/requests.js';
import { setting } from './setting.js';
import { wholeNumber } from './setting-forms.js';

/** How many connections there may be, and how long they may take. */
export const connectionSettings = {
  maxConnections: setting({
    env: 'SALLYPORT_MAX_CONNECTIONS',
    flag: '--max-connections',
    form: '100 or more',
    default: String(connectionBounds.inAll.most),
    description:
      'How many connections may be open at a time. Further ones are answered on `/healthz` and `/readyz` alone. A tenth is kept for `SALLYPORT_TRUSTED_PROXIES`.',
    parse: (text) => wholeNumber(text, 100, 1_000_000),
  }),
  bodyTimeoutSeconds: setting({
    env: 'SALLYPORT_BODY_TIMEOUT_SECONDS',
    flag: '--body-timeout',
    form: '1 to 600',
    default: String(requestBounds.bodySeconds.most),
    description:
      'How long the body of a request may take to come, from the end of its head on. Then the answer is 408 and the connection is closed.',
    parse: (text) => wholeNumber(text, 1, 600),
  }),
  maxConnectionsPerAddress: setting({
    env: 'SALLYPORT_MAX_CONNECTIONS_PER_ADDRESS',
    flag: '--max-connections-per-address',
    form: '1 or more',
    default: String(connectionBounds.perAddress.most),
    description:
      'How many of them may come from one IPv4 address or one IPv6 network of 64 bits. Trusted proxies may have more.',
    parse: (text) => wholeNumber(text, 1, 1_000_000),
  }),
  socketTimeoutSeconds: setting({
    env: 'SALLYPORT_SOCKET_TIMEOUT_SECONDS',
    flag: '--socket-timeout',
    form: '1 to 600',
    default: String(connectionBounds.silentSeconds.most),
    description:
      'How long a connection may neither take nor bring a byte while a request or its answer is under way; then it is closed. Idle connections between requests are kept for 72 seconds, whatever stands here.',
    parse: (text) => wholeNumber(text, 1, 600),
  }),
} as const;
