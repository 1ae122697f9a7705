import { refuse } from '../../errors.js';
import { haproxyLua, LUA_FILE } from './haproxy-lua.js';
import { EVERY_SPELLING, ofOtherProxies, overrides, tellingOriginal } from './header-names.js';
import { authority, indent, isSecure, type Place, type SnippetFile, type SnippetPlan } from './plan.js';
import { bodyOfStatus } from './refusal-body.js';

const AWAY = bodyOfStatus(503, { code: 'NOT_READY', detail: refuse('NOT_READY').detail, end: '' });

/** Two files, of HAProxy 2.6 or later: from its configuration alone it cannot ask anybody. */
export function haproxySnippet(plan: SnippetPlan): readonly SnippetFile[] {
  const { gate, api, guard, upstream, listen, secret, credentials, metadataPath } = plan;
  const text = `# haproxy.cfg: every request to the API "${api}" is asked about at the gate "${gate}" of Sallyport.
# Needs ${LUA_FILE} beside it: the same command with --file ${LUA_FILE}
# The API has to be out of reach around this server, and must take a request without X-Sallyport-Decision as not guarded.

global
    default-path config
    lua-load ${LUA_FILE}

defaults
    mode http
    timeout connect 2s
    timeout client 1h
    timeout server 1h
    timeout tunnel 1h
    timeout http-request 10s
    timeout http-keep-alive 60s

frontend ${gate}
    bind ${listen.host === '' ? '*' : listen.host}:${listen.port}
    # For HTTPS: bind ${listen.host === '' ? '*' : listen.host}:${listen.port} ssl crt /etc/haproxy/certificate.pem
    # A load balancer in front tells the caller's address. Name its network:
    # http-request set-src req.hdr_ip(X-Forwarded-For,-1) if { src 10.0.0.0/8 }
    http-request del-header ${EVERY_SPELLING} -m reg
${indent(
  4,
  [...tellingOriginal, ...ofOtherProxies, 'x-forwarded-for', 'x-forwarded-proto'].map(
    (name) => `http-request del-header ^${name.replaceAll('-', '[^a-z0-9]')}$ -m reg`,
  ),
)}
    # No protocol but WebSocket: over HTTP/2, requests would get to the API unasked.
    http-request del-header Upgrade unless { req.fhdr_cnt(Upgrade) eq 1 } { req.fhdr(Upgrade) -i -m str websocket }
${indent(
  4,
  metadataPath === undefined
    ? []
    : [`acl is_metadata path ${metadataPath}`, `use_backend metadata_${gate} if is_metadata`],
)}
    http-request lua.sallyport /guard/${gate} abns@guard-${gate}${metadataPath === undefined ? '' : ' unless is_metadata'}
    # Whatever goes wrong above, nothing passes unasked.
    http-request deny deny_status 503 content-type application/json string '${AWAY}' hdr Cache-Control no-store unless { var(txn.sallyport) -m str passed }${metadataPath === undefined ? '' : ' or is_metadata'}
${indent(
  4,
  [...credentials, ...overrides].map((name) => `http-request del-header ${name}`),
)}
    http-request set-header X-Forwarded-For %[src]
    http-request set-header X-Forwarded-Proto http
    http-request set-header X-Forwarded-Proto https if { ssl_fc }
    default_backend api_${gate}

backend api_${gate}
    server api ${serverOf(upstream)}

# What the Lua file asks goes through here: connections to Sallyport are kept, and questions wait for it only so long.
listen guard_${gate}
    bind abns@guard-${gate}
    timeout server 5s
    http-reuse always
    retries 0
${indent(4, secret === undefined ? [] : [`http-request set-header X-Sallyport-Gate-Secret ${secret}`])}
    server sallyport ${serverOf(guard)}
${metadataPath === undefined ? '' : metadataOf(plan)}`;
  const tidy = text.replaceAll(/\n\n\n+/g, '\n\n').replaceAll(/\n\n(?= {4})/g, '\n');
  return [
    { name: 'haproxy.cfg', text: tidy },
    { name: LUA_FILE, text: haproxyLua },
  ];
}

function serverOf(place: Place): string {
  if (place.kind === 'socket') return `unix@${place.path}`;
  const name = `str(${place.host})`;
  return isSecure(place)
    ? `${authority(place)} ssl verify required ca-file @system-ca verifyhost ${place.host} sni ${name}`
    : authority(place);
}

/** What clients look for before they have a credential is served to everybody. */
function metadataOf({ gate, guard, secret }: SnippetPlan): string {
  return `
backend metadata_${gate}
    http-request set-path /guard/${gate}/protected-resource
    http-request del-header Authorization
${indent(4, secret === undefined ? [] : [`http-request set-header X-Sallyport-Gate-Secret ${secret}`])}
    server sallyport ${serverOf(guard)}
`;
}
