import {
  EVERY_SPELLING,
  identity,
  ofOtherProxies,
  overrides,
  shownReasons,
  tellingOriginal,
} from './header-names.js';
import { indent, isSecure, type Place, type SnippetFile, type SnippetPlan, urlOf } from './plan.js';

/** A whole bootstrap configuration, of Envoy 1.33 or later. */
export function envoySnippet(plan: SnippetPlan): readonly SnippetFile[] {
  const { gate, api, guard, upstream, listen, secret, credentials } = plan;
  const exact = (names: readonly string[]) => names.map((name) => `- exact: ${name.toLowerCase()}`);
  const text = `# envoy.yaml: every request to the API "${api}" is asked about at the gate "${gate}" of Sallyport.
# The API has to be out of reach around this server, and must take a request without X-Sallyport-Decision as not guarded.
static_resources:
  listeners:
    - name: ${gate}
      address:
        socket_address: { address: "${listen.host.replace(/^\[(.*)\]$/, '$1') || '::'}", port_value: ${listen.port}${listen.host === '' ? ', ipv4_compat: true' : ''} }
      filter_chains:
        - filters:
            - name: envoy.filters.network.http_connection_manager
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: ${gate}
                use_remote_address: true
                # Behind a load balancer that tells the caller's address:
                # xff_num_trusted_hops: 1
                # The target goes on as the caller sent it: a Digest covers it.
                normalize_path: false
                merge_slashes: false
                path_with_escaped_slashes_action: KEEP_UNCHANGED
                common_http_protocol_options:
                  headers_with_underscores_action: DROP_HEADER
                upgrade_configs:
                  - upgrade_type: websocket
                route_config:
                  virtual_hosts:
                    - name: ${gate}
                      domains: ["*"]
                      routes:
                        - match: { prefix: "/" }
                          route: { cluster: api, timeout: 0s }
                      request_headers_to_remove: [${[...credentials, ...overrides, SECRET_HEADER].join(', ')}]
                http_filters:
                  - name: envoy.filters.http.header_mutation
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutation
                      mutations:
                        request_mutations:
                          - remove_on_match: { key_matcher: { safe_regex: { regex: "${EVERY_SPELLING}" } } }
${indent(
  26,
  [...tellingOriginal, ...ofOtherProxies].map((name) => `- remove: ${name}`),
)}
                          - append:
                              header: { key: x-forwarded-for, value: "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%" }
                              append_action: OVERWRITE_IF_EXISTS_OR_ADD
                  - name: envoy.filters.http.ext_authz
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
                      failure_mode_allow: false
                      status_on_error: { code: ServiceUnavailable }
                      allowed_headers:
                        patterns:
${indent(26, [
  ...exact([...credentials, 'x-forwarded-for', 'x-forwarded-proto', ...PREFLIGHT, ...overrides]),
  // Whatever a definition may name: the project, a tool.
  '- safe_regex: { regex: ".*" }',
])}
                      disallowed_headers:
                        patterns:
${indent(26, exact(NOT_SENT))}
                      http_service:
                        path_prefix: /guard/${gate}
                        server_uri: { uri: "${urlOf(guard) ?? 'http://sallyport'}", cluster: sallyport, timeout: 5s }
${
  secret === undefined
    ? ''
    : `                        authorization_request:
                          headers_to_add:
                            - { key: ${SECRET_HEADER}, value: "${secret}" }
`
}                        authorization_response:
                          allowed_upstream_headers:
                            patterns:
${indent(30, exact(identity))}
                          allowed_client_headers:
                            patterns:
${indent(30, exact([...shownReasons, 'www-authenticate', 'retry-after', 'cache-control', 'content-type']))}
                  - name: envoy.filters.http.router
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
  clusters:
${clusterOf('api', upstream)}
${clusterOf('sallyport', guard)}
`;
  return [{ name: 'envoy.yaml', text }];
}

const SECRET_HEADER = 'x-sallyport-gate-secret';
/** By which a preflight is known. */
const PREFLIGHT = ['origin', 'access-control-request-method', 'access-control-request-headers'];
/** Of the connection, and of a body that is not sent along. */
const NOT_SENT = ['connection', 'upgrade', 'transfer-encoding', 'expect', 'te'];

function clusterOf(name: string, place: Place): string {
  const endpoint =
    place.kind === 'socket'
      ? `pipe: { path: ${place.path} }`
      : `socket_address: { address: "${place.host.replace(/^\[(.*)\]$/, '$1')}", port_value: ${place.port} }`;
  const tls =
    place.kind === 'network' && isSecure(place)
      ? `
      transport_socket:
        name: envoy.transport_sockets.tls
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
          sni: ${place.host}
          common_tls_context:
            validation_context:
              trusted_ca: { filename: /etc/ssl/certs/ca-certificates.crt }
              match_typed_subject_alt_names:
                - { san_type: DNS, matcher: { exact: ${place.host} } }`
      : '';
  return `    - name: ${name}
      type: ${place.kind === 'socket' ? 'STATIC' : 'STRICT_DNS'}
      connect_timeout: 2s
      load_assignment:
        cluster_name: ${name}
        endpoints:
          - lb_endpoints:
              - endpoint: { address: { ${endpoint} } }${tls}`;
}
