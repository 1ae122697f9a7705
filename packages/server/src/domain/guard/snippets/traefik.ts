import { identity, ofOtherProxies, ours, overrides, tellingOriginal } from './header-names.js';
import { indent, type SnippetFile, type SnippetPlan, urlOf } from './plan.js';

/** Static and dynamic configuration, of Traefik 3. Both places have to be addresses: Traefik asks no sockets. */
export function traefikSnippet(plan: SnippetPlan): readonly SnippetFile[] {
  const { gate, api, upstream, listen } = plan;
  const dynamic = `${gate}.routes.yaml`;
  return [
    {
      name: 'traefik.yaml',
      text: `# traefik.yaml: every request to the API "${api}" is asked about at the gate "${gate}" of Sallyport.
# Needs ${dynamic} beside it: the same command with --file ${dynamic}
# The API has to be out of reach around this server, and must take a request without X-Sallyport-Decision as not guarded.
entryPoints:
  ${gate}:
    address: "${listen.host}:${listen.port}"
    # A load balancer in front tells the caller's address. Name its network:
    # forwardedHeaders: { trustedIPs: [10.0.0.0/8] }
    transport:
      respondingTimeouts:
        readTimeout: 0s
providers:
  file:
    filename: ${dynamic}
`,
    },
    {
      name: dynamic,
      text: `# ${dynamic}: the dynamic configuration of traefik.yaml
http:
  routers:
    ${gate}:
      entryPoints: [${gate}]
      rule: ${ALL}
      service: ${gate}
      middlewares: [${chain(gate).join(', ')}]
    ${gate}-websocket:
      entryPoints: [${gate}]
      rule: ${WEB_SOCKETS}
      service: ${gate}
      middlewares: [${webSocketChain(gate).join(', ')}]
  middlewares:
${middlewares(plan)}
  services:
    ${gate}:
      loadBalancer:
        servers:
          - url: ${urlOf(upstream)}
        responseForwarding:
          flushInterval: 1ms
`,
    },
  ];
}

/** Before the question, the question, and after it. */
export const chain = (gate: string): readonly string[] => [`${gate}-before`, `${gate}-ask`, `${gate}-after`];

/** Of a WebSocket: its one header more comes last. */
export const webSocketChain = (gate: string): readonly string[] => [
  ...chain(gate).slice(0, 2),
  `${gate}-websocket`,
];

/** Rules of routers. The longer one comes first. */
export const ALL = 'PathPrefix(`/`)';
export const WEB_SOCKETS = `${ALL} && HeaderRegexp(\`Upgrade\`, \`(?i)^websocket$\`)`;

/** An empty value removes a header. */
function removals(names: readonly string[]): readonly string[] {
  return names.map((name) => `${name}: ""`);
}

/** What stands in `customRequestHeaders` before the question. */
export function before({ secret }: Pick<SnippetPlan, 'secret'>): readonly string[] {
  const brought = [...ours, ...tellingOriginal, ...ofOtherProxies].filter(
    (name) => secret === undefined || name !== SECRET_HEADER,
  );
  return [...removals(brought), ...(secret === undefined ? [] : [`${SECRET_HEADER}: ${secret}`])];
}

/**
 * What stands in `customRequestHeaders` behind it. Of protocols only WebSocket is left, whatever else was offered: over HTTP/2,
 * requests would get to the API unasked.
 */
export function after({ credentials }: Pick<SnippetPlan, 'credentials'>): readonly string[] {
  return removals([...credentials, SECRET_HEADER, ...overrides, 'Upgrade']);
}

export function afterOfWebSocket({ credentials }: Pick<SnippetPlan, 'credentials'>): readonly string[] {
  return [...removals([...credentials, SECRET_HEADER, ...overrides]), 'Upgrade: websocket'];
}

/** Of `forwardAuth`. */
export function forwardAuth({ gate, guard }: Pick<SnippetPlan, 'gate' | 'guard'>): readonly string[] {
  return [
    `address: ${urlOf(guard)}/guard/${gate}`,
    'trustForwardHeader: false',
    'authResponseHeaders:',
    ...identity.map((name) => `  - ${name}`),
  ];
}

const SECRET_HEADER = 'x-sallyport-gate-secret';

function middlewares(plan: SnippetPlan): string {
  const [first, ask, last] = chain(plan.gate);
  return indent(4, [
    `${first}:`,
    '  headers:',
    '    customRequestHeaders:',
    ...before(plan).map((line) => `      ${line}`),
    `${ask}:`,
    '  forwardAuth:',
    ...forwardAuth(plan).map((line) => `    ${line}`),
    `${last}:`,
    '  headers:',
    '    customRequestHeaders:',
    ...after(plan).map((line) => `      ${line}`),
    `${webSocketChain(plan.gate).at(-1)}:`,
    '  headers:',
    '    customRequestHeaders:',
    ...afterOfWebSocket(plan).map((line) => `      ${line}`),
  ]);
}
