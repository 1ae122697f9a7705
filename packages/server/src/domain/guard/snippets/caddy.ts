import { refuse } from '../../errors.js';
import { REFUSAL_HEADERS } from '../identity-headers.js';
import { identity, ofOtherProxies, ours, tellingOriginal } from './header-names.js';
import { authority, indent, type Place, type SnippetFile, type SnippetPlan, urlOf } from './plan.js';
import { bodyOfStatus } from './refusal-body.js';

/** A Caddyfile, of Caddy 2.6 or later. */
export function caddySnippet(plan: SnippetPlan): readonly SnippetFile[] {
  const { gate, api, guard, upstream, listen, secret, credentials, metadataPath } = plan;
  // Names are compared without case. The guard refuses spellings with other characters.
  const foreign = [...ours, ...tellingOriginal, ...ofOtherProxies];
  const spellings = [...new Set(foreign.flatMap((name) => [name, name.replaceAll('-', '_')]))];
  const text = `# Caddyfile: every request to the API "${api}" is asked about at the gate "${gate}" of Sallyport.
# The API has to be out of reach around this server, and must take a request without X-Sallyport-Decision as not guarded.

http://:${listen.port} {
${indent(4, listen.host === '' ? [] : [`bind ${listen.host.replace(/^\[(.*)\]$/, '$1')}`])}
    # For HTTPS put the name of the host in place of http://:${listen.port}.

    route {
        # A caller that names our headers in Connection would have Caddy drop them.
        @names_ours header_regexp Connection (?i)sallyport
        handle @names_ours {
            header Content-Type application/json
            header Cache-Control no-store
            header ${REFUSAL_HEADERS.reason} ${NAMED.code}
            respond \`${bodyOfStatus(NAMED.status, { ...NAMED, end: '\n' })}\` ${NAMED.status}
        }

${indent(
  8,
  [...spellings, ...FORWARDED_SPELLINGS].map((name) => `request_header -${name}`),
)}

        # No protocol but WebSocket: over HTTP/2, requests would get to the API unasked.
        @websocket header_regexp Upgrade (?i)^websocket$
        @not_websocket not header_regexp Upgrade (?i)^websocket$
        request_header @not_websocket -Upgrade
        request_header @websocket Upgrade websocket
${metadataPath === undefined ? '' : metadataOf(plan, metadataPath)}
        forward_auth ${dialled(guard)} {
            uri /guard/${gate}
            # The target as the caller sent it: a Digest covers it.
            header_up X-Forwarded-Uri {http.request.orig_uri}
${indent(12, secret === undefined ? [] : [`header_up X-Sallyport-Gate-Secret ${secret}`])}
            header_up -Upgrade
            # A load balancer in front tells the caller's address. Name its network here and below:
            # trusted_proxies 10.0.0.0/8
            copy_headers ${identity.join(' ')}
            transport http {
                dial_timeout 2s
                response_header_timeout 5s
                keepalive 90s
                keepalive_idle_conns_per_host 64
            }
        }

        reverse_proxy ${dialled(upstream)} {
            # trusted_proxies 10.0.0.0/8
${indent(
  12,
  credentials.map((name) => `header_up -${name}`),
)}
            # Events and streams go out as they come.
            flush_interval -1
        }
    }
}
`;
  return [{ name: 'Caddyfile', text: text.replaceAll(/\n\n\n+/g, '\n\n').replaceAll(/\{\n\n/g, '{\n') }];
}

const NAMED = refuse('HEADER_NOT_ALLOWED', 'Connection', 'it names a header that tells the API who calls');

/** Of what Caddy sets itself: servers that take `_` for `-` would read those of the caller. */
const FORWARDED_SPELLINGS = ['x_forwarded_for', 'x_forwarded_proto'];

function dialled(place: Place): string {
  return place.kind === 'socket' ? `unix/${place.path}` : (urlOf(place) ?? authority(place));
}

/** What clients look for before they have a credential is served to everybody. */
function metadataOf({ gate, guard, secret }: SnippetPlan, path: string): string {
  return `
        handle ${path} {
            rewrite * /guard/${gate}/protected-resource
            reverse_proxy ${dialled(guard)} {
${indent(16, secret === undefined ? [] : [`header_up X-Sallyport-Gate-Secret ${secret}`])}
            }
        }
`;
}
