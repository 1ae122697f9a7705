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
      'Maximum number of open connections. Further ones can call `/healthz` and `/readyz` only. A tenth is reserved for `SALLYPORT_TRUSTED_PROXIES`.',
    parse: (text) => wholeNumber(text, 100, 1_000_000),
  }),
  bodyTimeoutSeconds: setting({
    env: 'SALLYPORT_BODY_TIMEOUT_SECONDS',
    flag: '--body-timeout',
    form: '1 to 600',
    default: String(requestBounds.bodySeconds.most),
    description:
      'How long a request body may take, from the end of the headers. Then the answer is 408 and the connection is closed.',
    parse: (text) => wholeNumber(text, 1, 600),
  }),
  maxConnectionsPerAddress: setting({
    env: 'SALLYPORT_MAX_CONNECTIONS_PER_ADDRESS',
    flag: '--max-connections-per-address',
    form: '1 or more',
    default: String(connectionBounds.perAddress.most),
    description:
      'Maximum number of open connections from one IPv4 address or IPv6 /64 network. Trusted proxies can have more.',
    parse: (text) => wholeNumber(text, 1, 1_000_000),
  }),
  socketTimeoutSeconds: setting({
    env: 'SALLYPORT_SOCKET_TIMEOUT_SECONDS',
    flag: '--socket-timeout',
    form: '1 to 600',
    default: String(connectionBounds.silentSeconds.most),
    description:
      'A connection is closed if no byte moves for this time while a request or response is under way. Between requests it is kept for 72 seconds, whatever this setting says.',
    parse: (text) => wholeNumber(text, 1, 600),
  }),
} as const;
