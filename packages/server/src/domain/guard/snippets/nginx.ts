import { refuse } from '../../errors.js';
import { REFUSAL_HEADERS } from '../identity-headers.js';
import { identity, ofOtherProxies, ours, overrides, shownReasons, tellingOriginal } from './header-names.js';
import { authority, indent, isSecure, type Place, type SnippetFile, type SnippetPlan } from './plan.js';
import { bodyOfStatus, statuses } from './refusal-body.js';

/** A file for the context `http`, as those of conf.d are. */
export function nginxSnippet(plan: SnippetPlan): readonly SnippetFile[] {
  const { gate, api, guard, upstream, listen, secret, credentials, metadataPath } = plan;
  const name = gate.replaceAll('-', '_');
  const variable = (header: string) => `$${name}_${underscored(header).replace(/^x_/, '')}`;
  const told = {
    code: variable(REFUSAL_HEADERS.reason),
    detail: variable(REFUSAL_HEADERS.detail),
    end: '\\n',
  };
  const answered = [...new Set([...identity, ...Object.values(REFUSAL_HEADERS), ...PASSED_ON])];
  const without = (names: readonly string[]) => names.map((header) => `proxy_set_header ${header} "";`);
  const notRead = new Set(READ);
  const text = `# /etc/nginx/conf.d/${gate}.conf: every request to the API "${api}" is asked about at the gate "${gate}" of Sallyport.
# The API has to be out of reach around this server, and must take a request without X-Sallyport-Decision as not guarded.

upstream guard_${gate} {
    server ${serverOf(guard)};
    keepalive 64;
}

upstream api_${gate} {
    server ${serverOf(upstream)};
    keepalive 64;
}

# No protocol but WebSocket: over HTTP/2, requests would get to the API unasked.
map $http_upgrade $${name}_upgrade {
    default        '';
    ~*^websocket$  websocket;
}

map $${name}_upgrade $${name}_connection {
    default upgrade;
    ''      '';
}

server {
    listen ${listenOf(listen)};
    # For HTTPS: listen ${listenOf(listen)} ssl; ssl_certificate …; ssl_certificate_key …;
    server_name _;

    # A load balancer in front tells the caller's address. Name its network:
    # set_real_ip_from 10.0.0.0/8; real_ip_header X-Forwarded-For; real_ip_recursive on;

    # Names of headers with other characters than letters, digits and - do not come in.
    underscores_in_headers off;
    ignore_invalid_headers on;

    location / {
        auth_request /.sallyport/decide;
${indent(
  8,
  answered.map((header) => `auth_request_set ${variable(header)} $upstream_http_${underscored(header)};`),
)}
        error_page 401 403 = @${name}_refused;
        error_page 500 = @${name}_away;

        # Without a path of its own, so the API gets the target as the caller sent it.
        proxy_pass ${isSecure(upstream) ? 'https' : 'http'}://api_${gate};
${indent(8, tlsOf(upstream))}
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        proxy_set_header Upgrade $${name}_upgrade;
        proxy_set_header Connection $${name}_connection;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
${indent(8, [
  ...identity.map((header) => `proxy_set_header ${header} ${variable(header)};`),
  ...without(ours.filter((header) => !identity.some((known) => known.toLowerCase() === header))),
  ...without(credentials),
  ...without([...tellingOriginal, ...overrides, ...ofOtherProxies]),
])}
        # Events and streams go out as they come.
        proxy_buffering off;
        proxy_read_timeout 1h;
        proxy_send_timeout 1h;
    }

    location = /.sallyport/decide {
        internal;
        proxy_pass ${isSecure(guard) ? 'https' : 'http'}://guard_${gate}/guard/${gate};
${indent(8, tlsOf(guard))}
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host ${guard.kind === 'network' ? guard.host : 'sallyport'};
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
        proxy_set_header X-Original-Method $request_method;
        proxy_set_header X-Original-URI $request_uri;
        proxy_set_header X-Original-Scheme $scheme;
        proxy_set_header X-Forwarded-For $remote_addr;
${indent(8, [
  ...without(ours.filter((header) => secret === undefined || header !== SECRET_HEADER)),
  ...(secret === undefined ? [] : [`proxy_set_header ${SECRET_HEADER} "${secret}";`]),
  ...without(tellingOriginal.filter((header) => !notRead.has(header))),
])}
        proxy_connect_timeout 2s;
        proxy_read_timeout 5s;
        proxy_send_timeout 5s;
        # Asked twice, a Digest would be refused.
        proxy_next_upstream off;
        proxy_buffer_size 8k;
    }
${metadataPath === undefined ? '' : metadataOf(plan, metadataPath)}
    location @${name}_refused {
        default_type application/json;
        add_header Cache-Control no-store always;
${indent(8, [
  ...PASSED_ON.filter((header) => header !== CHALLENGE).map(
    (header) => `add_header ${header} ${variable(header)} always;`,
  ),
  ...shownReasons.map((header) => `add_header ${header} ${variable(header)} always;`),
  ...statuses.map(
    (status) =>
      `if (${variable(REFUSAL_HEADERS.status)} = ${status}) { return ${status} '${bodyOfStatus(status, told)}'; }`,
  ),
  `return 403 '${bodyOfStatus(403, told)}';`,
])}
    }

    # Sallyport did not answer: nothing passes.
    location @${name}_away {
        default_type application/json;
        add_header Cache-Control no-store always;
        return 503 '${bodyOfStatus(503, AWAY)}';
    }
}
`;
  return [
    {
      name: `${gate}.conf`,
      text: text.replaceAll(/\n\n\n+/g, '\n\n').replaceAll(/;\n\n(?= {8}proxy_http)/g, ';\n'),
    },
  ];
}

const SECRET_HEADER = 'x-sallyport-gate-secret';
const CHALLENGE = 'WWW-Authenticate';
/** Of an answer to the gate, that is for the caller. nginx keeps the challenge of a 401 by itself. */
const PASSED_ON = [CHALLENGE, 'Retry-After'];
/** What this dialect reads, and the configuration sets. */
const READ = ['x-original-method', 'x-original-uri', 'x-original-scheme'];
const AWAY = { code: 'NOT_READY', detail: refuse('NOT_READY').detail.replaceAll("'", ''), end: '\\n' };

const underscored = (header: string) => header.toLowerCase().replaceAll('-', '_');

function serverOf(place: Place): string {
  return place.kind === 'socket' ? `unix:${place.path}` : authority(place);
}

function listenOf({ host, port }: SnippetPlan['listen']): string {
  return host === '' ? `${port}` : `${host}:${port}`;
}

function tlsOf(place: Place): readonly string[] {
  if (place.kind === 'socket' || !place.isSecure) return [];
  return [
    'proxy_ssl_server_name on;',
    `proxy_ssl_name ${place.host};`,
    'proxy_ssl_verify on;',
    'proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;',
  ];
}

/** What clients look for before they have a credential is served to everybody. */
function metadataOf({ gate, guard, secret }: SnippetPlan, path: string): string {
  return `
    location = ${path} {
        proxy_pass ${isSecure(guard) ? 'https' : 'http'}://guard_${gate}/guard/${gate}/protected-resource;
${indent(8, tlsOf(guard))}
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header ${SECRET_HEADER} "${secret ?? ''}";
    }
`;
}
