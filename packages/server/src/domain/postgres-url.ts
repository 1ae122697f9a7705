/** One server; port 5432 where none is named. A host that begins with `/` is the directory of a Unix socket. */
export interface PostgresHost {
  readonly host: string;
  readonly port: number;
}

export const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

/** What a database URL says. What it leaves out is undefined, and the driver's own rules and variables hold. */
export interface PostgresUrl {
  /** In the order in which they are tried; none: the driver's own. */
  readonly hosts: readonly PostgresHost[];
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  /** Whether a server that takes no writes is passed over. One that follows another (a standby) always is. */
  readonly mustTakeWrites: boolean;
  /** For one server, until it can be used. */
  readonly connectTimeoutMs: number | undefined;
  readonly applicationName: string | undefined;
  /** Command-line options for the session, as in libpq. */
  readonly options: string | undefined;
  readonly tls: {
    readonly mode: TlsMode | undefined;
    /** PEM files. `rootCert` may be `system`: the certificate authorities that Node knows. */
    readonly rootCert: string | undefined;
    readonly cert: string | undefined;
    readonly key: string | undefined;
  };
}

const DEFAULT_PORT = 5432;
const MOST_HOSTS = 16;
const MOST_SECONDS = 60;

/** The parameters that are understood, named as in libpq. */
const PARAMETERS: ReadonlySet<string> = new Set([
  ...['host', 'port', 'target_session_attrs', 'connect_timeout', 'application_name', 'options'],
  ...['sslmode', 'sslrootcert', 'sslcert', 'sslkey'],
]);

/** libpq's values that let a session be one that writes; with the others a node could do nothing. */
const TARGETS: Readonly<Record<string, { mustTakeWrites: boolean }>> = {
  any: { mustTakeWrites: false },
  primary: { mustTakeWrites: false },
  'read-write': { mustTakeWrites: true },
};

class Problem extends Error {}

/**
 * Reads a connection URI of libpq (PostgreSQL documentation, section 34.1.1.2), several hosts included. A problem never
 * repeats what may be a password.
 */
export function parsePostgresUrl(text: string): PostgresUrl | { readonly problem: string } {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
}

function parse(text: string): PostgresUrl {
  const parts = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(text);
  if (parts === null) throw new Problem('must have the form postgres://user:password@host:port/database');
  const [, account = '', authority = '', path = '', query = ''] = parts;
  const parameters = parseParameters(query);
  const colon = account.indexOf(':');
  const [user, password] = colon < 0 ? [account, ''] : [account.slice(0, colon), account.slice(colon + 1)];
  const target = parameters.get('target_session_attrs') ?? 'any';
  if (!Object.hasOwn(TARGETS, target))
    throw new Problem(
      `target_session_attrs is ${oneOf(Object.keys(TARGETS))}; a node needs a server that takes writes`,
    );
  return {
    hosts: parseHosts(authority, parameters),
    user: decoded(user, 'user name') || undefined,
    password: decoded(password, 'password') || undefined,
    database: decoded(path, 'database') || undefined,
    mustTakeWrites: TARGETS[target]?.mustTakeWrites === true,
    connectTimeoutMs: parseSeconds(parameters.get('connect_timeout')),
    applicationName: parameters.get('application_name'),
    options: parameters.get('options'),
    tls: parseTls(parameters),
  };
}

function parseParameters(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    if (!PARAMETERS.has(name))
      throw new Problem(`has an unknown parameter; it may have ${[...PARAMETERS].join(', ')}`);
    parameters.set(name, decoded(value, name));
  }
  return parameters;
}

/** From the authority or, as libpq allows, from the parameters `host` and `port`, lists with commas both. */
function parseHosts(authority: string, parameters: ReadonlyMap<string, string>): readonly PostgresHost[] {
  const inParameters = parameters.get('host') ?? '';
  const ports = parameters.get('port')?.split(',') ?? [];
  const named = (authority || inParameters)
    .split(',')
    .filter((host, _, all) => host !== '' || all.length > 1);
  if (named.length > MOST_HOSTS) throw new Problem(`names more than ${MOST_HOSTS} hosts`);
  return named.map((entry, index) => {
    const fromParameters = authority === '';
    const [, host = '', port] = fromParameters
      ? [entry, entry]
      : (/^(\[[^\]\s]*\]|[^:\s]*)(?::(\d*))?$/.exec(entry) ?? []);
    if (host === '') throw new Problem('must name hosts as host or host:port, separated by commas');
    return {
      host: decoded(host, 'host').replace(/^\[(.*)\]$/, '$1'),
      port: parsePort(port || ports[index] || ports[0]),
    };
  });
}

function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Problem('has a port that is not from 1 to 65535');
  return port;
}

function parseSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > MOST_SECONDS)
    throw new Problem(`connect_timeout is a whole number of seconds from 1 to ${MOST_SECONDS}`);
  return seconds * 1000;
}

function parseTls(parameters: ReadonlyMap<string, string>): PostgresUrl['tls'] {
  const mode = parameters.get('sslmode');
  if (mode !== undefined && !isTlsMode(mode))
    // Those of libpq that are missing go on without TLS when whoever is on the way says that there is none.
    throw new Problem(`sslmode is ${oneOf(TLS_MODES)}`);
  const rootCert = parameters.get('sslrootcert');
  const [cert, key] = [parameters.get('sslcert'), parameters.get('sslkey')];
  if ((cert === undefined) !== (key === undefined))
    throw new Problem('needs both sslcert and sslkey, or neither');
  if ((rootCert ?? cert) !== undefined && (mode === undefined || mode === 'disable'))
    throw new Problem('names certificates, so it needs sslmode=require, verify-ca or verify-full');
  return { mode, rootCert, cert, key };
}

const isTlsMode = (text: string): text is TlsMode => (TLS_MODES as readonly string[]).includes(text);

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem(`has a ${what} whose percent signs are not followed by two hexadecimal digits`);
  }
}
