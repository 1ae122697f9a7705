import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { callerVariables } from '@sallyport/client';
import type { Environment } from './io.js';
import type { StartFacts } from './start-facts.js';

/** Where clients read an address from. Some want a slash at its end. */
const ADDRESSES = {
  MONGODB_ATLAS_BASE_URL: '',
  MONGODB_ATLAS_OPS_MANAGER_URL: '/',
  SALLYPORT_BASE_URL: '',
  MDB_MCP_API_BASE_URL: '/',
} as const;

/** Never inherited: what is left of them would lead a client to another server, or in as somebody else. */
const FOREIGN =
  /^(?:MCLI_.*|MDB_MCP_API_.*|MONGODB_ATLAS_(?:ACCESS_TOKEN|REFRESH_TOKEN|AUTH_TYPE|PROFILE|SERVICE|ACCOUNT_URL|.*_KEY|CLIENT_ID|CLIENT_SECRET|ORG_ID|PROJECT_ID|.*_URL))$/;

const PROXIES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
const NOT_PROXIED = ['127.0.0.1', 'localhost'];

/**
 * The environment of a command that calls the server: the caller's, with the names that each client reads its address and
 * credentials from (docs/guides/cli.md). What the server does not have is not set, and never inherited.
 */
export function runEnvironment(
  inherited: Environment,
  facts: StartFacts,
  guardUrl: string | undefined,
): Environment {
  const { baseUrl, caFile } = facts;
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !FOREIGN.test(name))),
    ...withoutProxy(inherited),
    ...Object.fromEntries(Object.entries(ADDRESSES).map(([name, end]) => [name, baseUrl + end])),
    ...callerVariables(facts),
    SALLYPORT_GUARD_URL: guardUrl,
    // Clients that would call somebody else beside the server.
    MDB_MCP_TELEMETRY: 'disabled',
    MONGODB_ATLAS_SKIP_UPDATE_CHECK: 'true',
    MONGODB_ATLAS_TELEMETRY_ENABLED: 'false',
    DO_NOT_TRACK: '1',
    ...(caFile === undefined ? {} : trust(caFile, inherited)),
  };
}

/** Go leaves loopback out by itself; curl and Python do not. */
function withoutProxy(inherited: Environment): Environment {
  if (!PROXIES.some((name) => inherited[name])) return {};
  const named = [inherited.NO_PROXY || inherited.no_proxy, ...NOT_PROXIED].filter(Boolean).join(',');
  return { NO_PROXY: named, no_proxy: named };
}

/**
 * The names by which clients find certificate authorities. Node adds a file to its own; the others read one file in place of
 * all, so theirs has the public authorities too. It stands beside that of the server, and goes with it.
 */
function trust(caFile: string, inherited: Environment): Environment {
  const own = readFileSync(caFile, 'utf8');
  const beside = (name: string, more: readonly string[]) => {
    const file = join(dirname(caFile), name);
    writeFileSync(file, [own, ...more].join('\n'), { mode: 0o600 });
    return file;
  };
  const read = (file: string | undefined) => (file ? [readFileSync(file, 'utf8')] : []);
  const all = beside(
    'all-authorities.pem',
    inherited.SSL_CERT_FILE ? read(inherited.SSL_CERT_FILE) : rootCertificates,
  );
  return {
    NODE_EXTRA_CA_CERTS: beside('node-authorities.pem', read(inherited.NODE_EXTRA_CA_CERTS)),
    SSL_CERT_FILE: all,
    REQUESTS_CA_BUNDLE: all,
    CURL_CA_BUNDLE: all,
  };
}
