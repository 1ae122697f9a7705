import { memoryBounds } from '../domain/bounds/memory.js';
import type { DigestAlgorithm } from '../domain/digest.js';
import { connectionSettings } from './connection-settings.js';
import { listenerSettings } from './listener-settings.js';
import { readRateLimits } from './rate-limits.js';
import { retentionSettings } from './retention-settings.js';
import { setting } from './setting.js';
import { SettingError } from './setting-error.js';
import {
  addressBlocks,
  digestAlgorithms,
  hostNames,
  list,
  mailbox,
  masterKey,
  nonEmpty,
  oneOf,
  postgresUrl,
  rateLimitScale,
  urlOf,
  wholeNumber,
} from './setting-forms.js';
import { startSettings } from './start-settings.js';

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
    description: 'Directory of the embedded store and the master key file. Created if missing.',
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
      'With PostgreSQL: for how many seconds a node goes on answering when it cannot read the changes of other nodes. After that it answers 503 until it can.',
    parse: (text) => wholeNumber(text, 1, 3600),
  }),
  publicUrl: setting<string | undefined>({
    env: 'SALLYPORT_PUBLIC_URL',
    flag: '--public-url',
    form: '`http://…` or `https://…`',
    default: undefined,
    description:
      'URL of the server, as clients see it: the base of all links. Default: the address that the server listens on. A server that listens on every interface uses the host of each request instead, if that is an IP address or a name that nobody can register.',
    parse: (text) => urlOf(text, ['http:', 'https:']).replace(/\/+$/, ''),
  }),
  hostNames: setting<readonly string[]>({
    env: 'SALLYPORT_HOST_NAMES',
    flag: '--host-names',
    form: 'names of hosts, separated by commas',
    default: '',
    description:
      'Host names that a server on a loopback address answers to, besides the public URL, IP addresses and names that nobody can register, such as `localhost`. Needed only if a proxy on the same machine passes on other names. Has no effect on other addresses.',
    parse: hostNames,
  }),
  masterKey: setting<Buffer | undefined>({
    env: 'SALLYPORT_MASTER_KEY',
    flag: '--master-key',
    form: '32 bytes as 64 hexadecimal digits or base64',
    default: undefined,
    description:
      'Key that encrypts secrets in the store. Default: the file `master.key` (mode 0600) in the data directory, created on the first start. Required with PostgreSQL. Do not use the flag: other users of the machine can read it.',
    isSecret: true,
    parse: masterKey,
  }),
  previousMasterKey: setting<Buffer | undefined>({
    env: 'SALLYPORT_PREVIOUS_MASTER_KEY',
    flag: '--previous-master-key',
    form: '32 bytes as 64 hexadecimal digits or base64',
    default: undefined,
    description:
      'The old master key, while `sallyport keys rotate-master` replaces it. Values encrypted with it can still be read. Default: the file `master.key.previous` in the data directory.',
    isSecret: true,
    parse: masterKey,
  }),
  trustedProxies: setting<readonly string[]>({
    env: 'SALLYPORT_TRUSTED_PROXIES',
    flag: '--trusted-proxies',
    form: 'addresses and CIDR blocks, separated by commas',
    default: '',
    description:
      'Proxies whose information about the client address is trusted (`SALLYPORT_CLIENT_ADDRESS_FROM`). List proxies, never clients. Without it, no forwarded address is trusted.',
    parse: addressBlocks,
  }),
  testPeers: setting<readonly string[]>({
    env: 'SALLYPORT_TEST_PEERS',
    flag: '--test-peers',
    form: 'addresses and CIDR blocks, separated by commas',
    default: '',
    description:
      'With `--ephemeral`: who can use the test controls (`/_test/`), besides programs on this machine. For tests that run in another container.',
    parse: addressBlocks,
  }),
  clientAddressFrom: setting<'x-forwarded-for' | 'forwarded' | 'proxy-protocol'>({
    env: 'SALLYPORT_CLIENT_ADDRESS_FROM',
    flag: '--client-address-from',
    form: '`x-forwarded-for`, `forwarded` or `proxy-protocol`',
    default: 'x-forwarded-for',
    description:
      'How trusted proxies send the client address: the header `X-Forwarded-For`, the header `Forwarded` (RFC 7239), or the PROXY protocol, version 1 or 2, which is then required on every connection from them. The other two are ignored.',
    parse: (text) => oneOf(text, ['x-forwarded-for', 'forwarded', 'proxy-protocol']),
  }),
  tls: setting<'self-signed' | undefined>({
    env: 'SALLYPORT_TLS',
    flag: '--tls',
    form: '`self-signed`',
    default: undefined,
    description:
      'HTTPS for a laptop or CI: creates a local certificate authority in the data directory (once) and a certificate, and prints how to trust it. Some clients refuse plain HTTP.',
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
    description: 'PEM certificate chain. Together with `SALLYPORT_TLS_KEY` it turns on HTTPS.',
    parse: nonEmpty,
  }),
  tlsKey: setting<string | undefined>({
    env: 'SALLYPORT_TLS_KEY',
    flag: '--tls-key',
    form: 'file',
    default: undefined,
    description: 'PEM private key of the certificate.',
    parse: nonEmpty,
  }),
  smtpUrl: setting<string | undefined>({
    env: 'SALLYPORT_SMTP_URL',
    flag: '--smtp-url',
    form: '`smtp://user:password@host:port` or `smtps://…`',
    default: undefined,
    description:
      'Mail server for invitations and password resets. Without it no mail is sent, and owners pass on invitation links themselves. Needs `SALLYPORT_MAIL_FROM`.',
    isSecret: true,
    parse: (text) => urlOf(text, ['smtp:', 'smtps:']),
  }),
  mailFrom: setting<string | undefined>({
    env: 'SALLYPORT_MAIL_FROM',
    flag: '--mail-from',
    form: 'an e-mail address, or `Name <address>`',
    default: undefined,
    description: 'Sender of the mails.',
    parse: mailbox,
  }),
  accessLog: setting<string | undefined>({
    env: 'SALLYPORT_ACCESS_LOG',
    flag: '--access-log',
    form: 'file, or `-` for standard output',
    default: undefined,
    description:
      'Access log: one line of JSON for every response, with time, address, credential, operation, status and duration. SIGHUP reopens the file.',
    parse: nonEmpty,
  }),
  ...listenerSettings,
  logLevel: setting({
    env: 'SALLYPORT_LOG_LEVEL',
    flag: '--log-level',
    form: LOG_LEVELS.map((level) => `\`${level}\``).join(', '),
    default: 'info',
    description: 'Lowest level of log lines to write. `debug` has a line for every request.',
    parse: (text) => oneOf(text, LOG_LEVELS),
  }),
  bootstrapFile: setting<string | undefined>({
    env: 'SALLYPORT_BOOTSTRAP_FILE',
    flag: '--bootstrap-file',
    form: 'file',
    default: undefined,
    description:
      'File for the secrets and IDs that the first start creates, as JSON with mode 0600. The file must not exist. Default: shown on a terminal; without a terminal, `first-start.json` in the data directory.',
    parse: nonEmpty,
  }),
  ...startSettings,
  digestAlgorithms: setting<readonly DigestAlgorithm[]>({
    env: 'SALLYPORT_DIGEST_ALGORITHMS',
    flag: '--digest-algorithms',
    form: '`MD5`, `SHA-256` or both, separated by commas',
    default: 'MD5',
    description:
      'Algorithms that the Digest challenge offers, in this order. Atlas offers MD5 only. Both are always accepted.',
    parse: digestAlgorithms,
  }),
  nonceLifetimeSeconds: setting({
    env: 'SALLYPORT_NONCE_LIFETIME_SECONDS',
    flag: '--nonce-lifetime',
    form: '1 to 3600',
    default: '60',
    description: 'Lifetime of a Digest nonce.',
    parse: (text) => wholeNumber(text, 1, 3600),
  }),
  rateLimits: setting({
    env: 'SALLYPORT_RATE_LIMITS',
    flag: '--rate-limits',
    form: '`atlas`, `off`, or a file',
    default: 'atlas',
    description: 'Rate limits: the published ones, none, or those of a JSON file.',
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
      'Maximum number of credentials in memory, about one kilobyte each. Only credentials that are used take memory.',
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
      'How many days before a client secret or API key expires the audit trail gets a warning event: one for each number.',
    parse: (text) => list(text).map((days) => wholeNumber(days, 1, 365)),
  }),
} as const;

export type SettingName = keyof typeof settings;

/** The settings with their values. */
export type Settings = { readonly [Name in SettingName]: ReturnType<(typeof settings)[Name]['parse']> };
