import { memoryBounds } from '../domain/bounds/memory.js';
import type { DigestAlgorithm } from '../domain/digest.js';
import { connectionSettings } from './connection-settings.js';
import { readRateLimits } from './rate-limits.js';
import { retentionSettings } from './retention-settings.js';
import { setting } from './setting.js';
import { SettingError } from './setting-error.js';
import {
  addressBlocks,
  digestAlgorithms,
  hostNames,
  list,
  listenAddress,
  mailbox,
  masterKey,
  nonEmpty,
  oneOf,
  postgresUrl,
  rateLimitScale,
  urlOf,
  wholeNumber,
} from './setting-forms.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Every setting, by flag and by environment variable; the flag wins. The reference page is made from this table. */
export const settings = {
  host: setting({
    env: 'SALLYPORT_HOST',
    flag: '--host',
    form: 'address or host name',
    default: '127.0.0.1',
    description: 'Where to listen. `0.0.0.0` or `::` listens on every interface.',
    parse: nonEmpty,
  }),
  port: setting({
    env: 'SALLYPORT_PORT',
    flag: '--port',
    form: '0 to 65535',
    default: '8080',
    description: 'The port to listen on; 0 takes a free one.',
    parse: (text) => wholeNumber(text, 0, 65_535),
  }),
  dataDir: setting({
    env: 'SALLYPORT_DATA_DIR',
    flag: '--data-dir',
    form: 'directory',
    default: './data',
    description: 'Where the embedded store and the master key file live. It is made when missing.',
    parse: nonEmpty,
  }),
  databaseUrl: setting<string | undefined>({
    env: 'SALLYPORT_DATABASE_URL',
    flag: '--database-url',
    form: '`postgres://…`',
    default: undefined,
    description:
      'A PostgreSQL 15 or later database instead of the embedded store, for several server nodes. Several hosts, `postgres://h1,h2/db`, are tried in their order ([several nodes](../guides/several-nodes.md)).',
    isSecret: true,
    parse: postgresUrl,
  }),
  maxStalenessSeconds: setting({
    env: 'SALLYPORT_MAX_STALENESS',
    flag: '--max-staleness',
    form: '1 to 3600',
    default: '5',
    description:
      'With PostgreSQL: how many seconds a node that cannot read the changes of other nodes goes on deciding. After that it answers 503 until it can.',
    parse: (text) => wholeNumber(text, 1, 3600),
  }),
  publicUrl: setting<string | undefined>({
    env: 'SALLYPORT_PUBLIC_URL',
    flag: '--public-url',
    form: '`http://…` or `https://…`',
    default: undefined,
    description:
      'Base of all links. Without it: the address the server listens on; where that is every interface, links in answers go to the host that the request names, if that is an address or a name that nobody can register.',
    parse: (text) => urlOf(text, ['http:', 'https:']).replace(/\/+$/, ''),
  }),
  hostNames: setting<readonly string[]>({
    env: 'SALLYPORT_HOST_NAMES',
    flag: '--host-names',
    form: 'names of hosts, separated by commas',
    default: '',
    description:
      'Further names that a server on a loopback address answers to, where a proxy on this machine passes on others than that of the public URL. Those that nobody can register, such as `localhost`, and addresses need none.',
    parse: hostNames,
  }),
  masterKey: setting<Buffer | undefined>({
    env: 'SALLYPORT_MASTER_KEY',
    flag: '--master-key',
    form: '32 bytes as 64 hexadecimal digits or base64',
    default: undefined,
    description:
      'Seals what the store must be able to read back. Without it: the file `master.key` (mode 0600) in the data directory, made on the first start. Required with a PostgreSQL database. Prefer the environment: other users of the machine can read flags.',
    isSecret: true,
    parse: masterKey,
  }),
  previousMasterKey: setting<Buffer | undefined>({
    env: 'SALLYPORT_PREVIOUS_MASTER_KEY',
    flag: '--previous-master-key',
    form: '32 bytes as 64 hexadecimal digits or base64',
    default: undefined,
    description:
      'The master key before, while `sallyport keys rotate-master` replaces it: what it sealed is still opened. In the data directory that is the file `master.key.previous`.',
    isSecret: true,
    parse: masterKey,
  }),
  trustedProxies: setting<readonly string[]>({
    env: 'SALLYPORT_TRUSTED_PROXIES',
    flag: '--trusted-proxies',
    form: 'addresses and CIDR blocks, separated by commas',
    default: '',
    description:
      'Proxies that are believed about the address of a client (`SALLYPORT_CLIENT_ADDRESS_FROM`). List the proxies, never the clients. Without it no forwarded address is believed.',
    parse: addressBlocks,
  }),
  testPeers: setting<readonly string[]>({
    env: 'SALLYPORT_TEST_PEERS',
    flag: '--test-peers',
    form: 'addresses and CIDR blocks, separated by commas',
    default: '',
    description:
      'With `--ephemeral`: who may use the test controls below `/_test/`, beside programs on this machine. For containers whose tests run beside them.',
    parse: addressBlocks,
  }),
  clientAddressFrom: setting<'x-forwarded-for' | 'forwarded' | 'proxy-protocol'>({
    env: 'SALLYPORT_CLIENT_ADDRESS_FROM',
    flag: '--client-address-from',
    form: '`x-forwarded-for`, `forwarded` or `proxy-protocol`',
    default: 'x-forwarded-for',
    description:
      'By what trusted proxies tell of the client: the header `X-Forwarded-For`, the header `Forwarded` (RFC 7239), or the PROXY protocol, version 1 or 2, with which they then have to begin every connection. The others are not looked at.',
    parse: (text) => oneOf(text, ['x-forwarded-for', 'forwarded', 'proxy-protocol']),
  }),
  tls: setting<'self-signed' | undefined>({
    env: 'SALLYPORT_TLS',
    flag: '--tls',
    form: '`self-signed`',
    default: undefined,
    description:
      'HTTPS without ceremony, for a laptop or CI: makes a local certificate authority in the data directory (once), a certificate for this machine, and says how to trust it. Some official clients refuse plain HTTP.',
    parse: (text) => {
      if (text !== 'self-signed') throw new SettingError(`"${text}" is not self-signed`);
      return text;
    },
  }),
  tlsCert: setting<string | undefined>({
    env: 'SALLYPORT_TLS_CERT',
    flag: '--tls-cert',
    form: 'file',
    default: undefined,
    description: 'PEM certificate chain. With `SALLYPORT_TLS_KEY` the server speaks HTTPS.',
    parse: nonEmpty,
  }),
  tlsKey: setting<string | undefined>({
    env: 'SALLYPORT_TLS_KEY',
    flag: '--tls-key',
    form: 'file',
    default: undefined,
    description: 'PEM private key that belongs to the certificate.',
    parse: nonEmpty,
  }),
  smtpUrl: setting<string | undefined>({
    env: 'SALLYPORT_SMTP_URL',
    flag: '--smtp-url',
    form: '`smtp://user:password@host:port` or `smtps://…`',
    default: undefined,
    description:
      'The mail server that takes invitations and links to reset passwords. Without it no mail is sent, and owners hand on the links of invitations themselves. Needs `SALLYPORT_MAIL_FROM`.',
    isSecret: true,
    parse: (text) => urlOf(text, ['smtp:', 'smtps:']),
  }),
  mailFrom: setting<string | undefined>({
    env: 'SALLYPORT_MAIL_FROM',
    flag: '--mail-from',
    form: 'an e-mail address, or `Name <address>`',
    default: undefined,
    description: 'The sender of mails.',
    parse: mailbox,
  }),
  accessLog: setting<string | undefined>({
    env: 'SALLYPORT_ACCESS_LOG',
    flag: '--access-log',
    form: 'file, or `-` for standard output',
    default: undefined,
    description:
      'Where a line of JSON is written for every answer: time, address, credential, operation, status, duration. SIGHUP opens the file anew.',
    parse: nonEmpty,
  }),
  metricsListen: setting<{ readonly host: string; readonly port: number } | undefined>({
    env: 'SALLYPORT_METRICS_LISTEN',
    flag: '--metrics-listen',
    form: '`address:port`',
    default: undefined,
    description:
      'An address for `/metrics` alone, over plain HTTP; the port of the API does not serve them then. Port 0 takes a free one.',
    parse: listenAddress,
  }),
  logLevel: setting({
    env: 'SALLYPORT_LOG_LEVEL',
    flag: '--log-level',
    form: LOG_LEVELS.map((level) => `\`${level}\``).join(', '),
    default: 'info',
    description: 'The least important log lines to write. `debug` has a line for every request.',
    parse: (text) => oneOf(text, LOG_LEVELS),
  }),
  bootstrapFile: setting<string | undefined>({
    env: 'SALLYPORT_BOOTSTRAP_FILE',
    flag: '--bootstrap-file',
    form: 'file',
    default: undefined,
    description:
      'Where the first start writes what it created, its secrets among it, as JSON with mode 0600; they are not printed then. The file must not exist. Without it they are shown on a terminal, and go to `first-start.json` in the data directory where there is none.',
    parse: nonEmpty,
  }),
  seedFile: setting<string | undefined>({
    env: 'SALLYPORT_SEED_FILE',
    flag: '--seed',
    form: 'file',
    default: undefined,
    description:
      'A file, YAML or JSON, with organizations, projects, people, API keys and service accounts that the start makes, or changes to what the file says. On a store that is not in use it takes the place of the first organization.',
    parse: nonEmpty,
  }),
  digestAlgorithms: setting<readonly DigestAlgorithm[]>({
    env: 'SALLYPORT_DIGEST_ALGORITHMS',
    flag: '--digest-algorithms',
    form: '`MD5`, `SHA-256` or both, separated by commas',
    default: 'MD5',
    description:
      'What the Digest challenge offers, in this order. The live service offers MD5 alone. Credentials are verified with either, whatever is offered.',
    parse: digestAlgorithms,
  }),
  nonceLifetimeSeconds: setting({
    env: 'SALLYPORT_NONCE_LIFETIME_SECONDS',
    flag: '--nonce-lifetime',
    form: '1 to 3600',
    default: '60',
    description: 'How long a Digest nonce can be used again with a higher count.',
    parse: (text) => wholeNumber(text, 1, 3600),
  }),
  rateLimits: setting({
    env: 'SALLYPORT_RATE_LIMITS',
    flag: '--rate-limits',
    form: '`atlas`, `off`, or a file',
    default: 'atlas',
    description: 'Which limits hold: the published ones, none, or those of a file of JSON.',
    parse: readRateLimits,
  }),
  rateLimitScale: setting({
    env: 'SALLYPORT_RATE_LIMIT_SCALE',
    flag: '--rate-limit-scale',
    form: 'a number above 0, or `off`',
    default: '1',
    description: 'Multiplies the published rate limits. `off` is the same as `SALLYPORT_RATE_LIMITS=off`.',
    parse: rateLimitScale,
  }),
  credentialCacheSize: setting({
    env: 'SALLYPORT_CREDENTIAL_CACHE_SIZE',
    flag: '--credential-cache-size',
    form: '1000 or more',
    default: String(memoryBounds.credentials.most),
    description:
      'How many credentials are kept in memory at most, about one kilobyte each; only those that are used take room.',
    parse: (text) => wholeNumber(text, 1000, 100_000_000),
  }),
  ...connectionSettings,
  ...retentionSettings,
  secretExpiryWarningDays: setting<readonly number[]>({
    env: 'SALLYPORT_SECRET_EXPIRY_WARNING_DAYS',
    flag: '--secret-expiry-warning-days',
    form: 'whole numbers from 1 to 365, separated by commas',
    default: '30,7,1',
    description:
      'How many days ahead an event warns of what expires; the warning is repeated at each smaller number.',
    parse: (text) => list(text).map((days) => wholeNumber(days, 1, 365)),
  }),
} as const;

export type SettingName = keyof typeof settings;

/** The settings with their values. */
export type Settings = { readonly [Name in SettingName]: ReturnType<(typeof settings)[Name]['parse']> };
