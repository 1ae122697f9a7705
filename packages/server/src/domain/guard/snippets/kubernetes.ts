import type { GuardDialect } from '../definition.js';
import { identity, ofOtherProxies, ours, overrides, tellingOriginal } from './header-names.js';
import { indent, type NetworkPlace, type Place, type SnippetFile, type SnippetPlan } from './plan.js';
import {
  ALL,
  after,
  afterOfWebSocket,
  before,
  chain,
  forwardAuth,
  WEB_SOCKETS,
  webSocketChain,
} from './traefik.js';

/** Resources for Envoy Gateway or for Traefik, by the dialect of the gate. Both services are named `NAME` or `NAME.NAMESPACE`. */
export function kubernetesSnippet(plan: SnippetPlan, dialect: GuardDialect): readonly SnippetFile[] {
  const text = dialect === 'traefik' ? forTraefik(plan) : forEnvoyGateway(plan);
  return [{ name: `${plan.gate}.yaml`, text }];
}

/** A dialect with which a cluster can ask. */
export const kubernetesDialects: readonly GuardDialect[] = ['envoy', 'traefik'];

function serviceOf(place: Place): { readonly name: string; readonly namespace: string | undefined } {
  const [name = '', namespace] = (place as NetworkPlace).host.split('.');
  return { name, namespace };
}

const within = (namespace: string | undefined) =>
  namespace === undefined ? [] : [`namespace: ${namespace}`];

const head = ({ api, gate }: SnippetPlan, what: string) =>
  `# ${what}: every request to the API "${api}" is asked about at the gate "${gate}" of Sallyport.
# Only this gateway may reach the service of the API (NetworkPolicy), which must take a request without
# X-Sallyport-Decision as not guarded. Of a gate without a secret, \`peers\` are the addresses of the gateway.
`;

function forEnvoyGateway(plan: SnippetPlan): string {
  const { gate, guard, upstream, listen, credentials } = plan;
  const api = serviceOf(upstream);
  const sallyport = serviceOf(guard);
  // Names with _ are refused by the gateway unless it is told otherwise.
  const removed = [...credentials, ...tellingOriginal, ...overrides, ...ofOtherProxies];
  const spelled = ours.map((name) => name.replaceAll('-', '.'));
  const notIdentity = ours.filter((name) => !identity.some((known) => known.toLowerCase() === name));
  return `${head(plan, 'For Envoy Gateway 1.3 or later')}apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: ${gate}
spec:
  gatewayClassName: eg
  listeners:
    - { name: http, protocol: HTTP, port: ${listen.port} }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: ${gate}
spec:
  parentRefs: [{ name: ${gate} }]
  rules:
    - filters:
        - type: RequestHeaderModifier
          requestHeaderModifier:
            remove: [${[...removed, ...notIdentity, ...spelled].join(', ')}]
      timeouts: { request: 0s }
      backendRefs:
        - name: ${api.name}
${indent(10, [...within(api.namespace), `port: ${(upstream as NetworkPlace).port}`])}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: SecurityPolicy
metadata:
  name: ${gate}
spec:
  targetRefs:
    - { group: gateway.networking.k8s.io, kind: HTTPRoute, name: ${gate} }
  extAuth:
    failOpen: false
    headersToExtAuth: [${[...credentials, 'x-forwarded-for', 'x-forwarded-proto', 'origin', 'access-control-request-method', ...overrides].join(', ')}]
    http:
      path: /guard/${gate}
      headersToBackend: [${identity.join(', ')}]
      backendRefs:
        - name: ${sallyport.name}
${indent(10, [...within(sallyport.namespace), `port: ${(guard as NetworkPlace).port}`])}
---
# The target goes on as the caller sent it: a Digest covers it.
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: ClientTrafficPolicy
metadata:
  name: ${gate}
spec:
  targetRefs:
    - { group: gateway.networking.k8s.io, kind: Gateway, name: ${gate} }
  path:
    escapedSlashesAction: KeepUnchanged
    disableMergeSlashes: true
  headers:
    withUnderscoresAction: RejectRequest
  # Behind a load balancer that tells the caller's address:
  # clientIPDetection: { xForwardedFor: { numTrustedHops: 1 } }
`;
}

function forTraefik(plan: SnippetPlan): string {
  const { gate, upstream, listen } = plan;
  const api = serviceOf(upstream);
  const [first = '', ask = '', last = ''] = chain(gate);
  const [, , webSocket = ''] = webSocketChain(gate);
  const middleware = (
    name: string,
    kind: string,
    lines: readonly string[],
  ) => `apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: ${name}
spec:
  ${kind}:
${indent(4, lines)}
---
`;
  const route = (match: string, middlewares: readonly string[]) => `    - kind: Rule
      match: ${match}
      middlewares: [${middlewares.map((name) => `{ name: ${name} }`).join(', ')}]
      services:
        - name: ${api.name}
${indent(10, [...within(api.namespace), `port: ${(upstream as NetworkPlace).port}`])}`;
  const headers = (lines: readonly string[]) => [
    'customRequestHeaders:',
    ...lines.map((line) => `  ${line}`),
  ];
  return `${head(plan, `For Traefik 3, whose entry point "${gate}" listens on port ${listen.port}`)}${middleware(first, 'headers', headers(before(plan)))}${middleware(ask, 'forwardAuth', forwardAuth(plan))}${middleware(last, 'headers', headers(after(plan)))}${middleware(webSocket, 'headers', headers(afterOfWebSocket(plan)))}apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata:
  name: ${gate}
spec:
  entryPoints: [${gate}]
  routes:
${route(ALL, [first, ask, last])}
${route(WEB_SOCKETS, [first, ask, webSocket])}
`;
}
