import type { GuardDefinition, GuardDialect } from '../definition.js';
import { metadataUrlOf } from '../resource-metadata.js';
import { caddySnippet } from './caddy.js';
import { envoySnippet } from './envoy.js';
import { haproxySnippet } from './haproxy.js';
import { kubernetesDialects, kubernetesSnippet } from './kubernetes.js';
import { nginxSnippet } from './nginx.js';
import { type Place, SECRET_PLACEHOLDER, type SnippetFile, type SnippetPlan } from './plan.js';
import { type PlaceProblem, readListen, readPlace } from './read-places.js';
import { traefikSnippet } from './traefik.js';

/** What a configuration can be for. */
export const snippetProxies = ['nginx', 'caddy', 'traefik', 'envoy', 'haproxy', 'kubernetes'] as const;
export type SnippetProxy = (typeof snippetProxies)[number];

/** Where gates ask of a server that was started with `--guard` and nothing about its addresses. */
export const USUAL_GUARD = 'http://127.0.0.1:8081';

/** What is asked for, as it was written. */
export interface SnippetWish {
  readonly proxy: SnippetProxy;
  readonly upstream: string;
  readonly listen: string;
  readonly guard: string;
}

export interface SnippetGate {
  readonly name: string;
  readonly apiName: string;
  readonly dialect: GuardDialect;
  readonly hasSecret: boolean;
}

/** What is wrong with a parameter, and how to mend it. */
export interface SnippetProblem extends PlaceProblem {
  readonly parameter: keyof SnippetWish;
}

/** The configuration of a proxy that asks at a gate; the file that it is started with comes first. */
export function renderSnippet(
  gate: SnippetGate,
  { accepts, resource }: Pick<GuardDefinition, 'accepts' | 'resource'>,
  wish: SnippetWish,
): readonly SnippetFile[] | SnippetProblem {
  const { proxy } = wish;
  const speaks = proxy === 'kubernetes' ? kubernetesDialects : [proxy];
  if (!speaks.includes(gate.dialect)) return wrongDialect(gate, proxy, speaks);
  const upstream = readPlace(wish.upstream);
  if ('problem' in upstream) return { parameter: 'upstream', ...upstream };
  const guard = readPlace(wish.guard);
  if ('problem' in guard) return { parameter: 'guard', ...guard };
  const listen = readListen(wish.listen);
  if ('problem' in listen) return { parameter: 'listen', ...listen };
  const problem = placeProblem(proxy, { upstream, guard });
  if (problem !== undefined) return problem;
  if (proxy === 'kubernetes' && gate.dialect === 'envoy' && gate.hasSecret)
    return {
      parameter: 'proxy',
      problem: `cannot be kubernetes: Envoy Gateway sends no header of its own, and gate ${gate.name} needs its secret. Make it a gate without a secret: sallyport guard gates update ${gate.name} --withoutSecret`,
    };
  const plan: SnippetPlan = {
    gate: gate.name,
    api: gate.apiName,
    guard,
    upstream,
    listen,
    secret: gate.hasSecret ? SECRET_PLACEHOLDER : undefined,
    credentials: accepts.apiKeyHeader ? ['Authorization', 'X-API-Key'] : ['Authorization'],
    metadataPath: resource === undefined ? undefined : metadataPathOf(resource),
  };
  return proxy === 'kubernetes' ? kubernetesSnippet(plan, gate.dialect) : RENDER[proxy](plan);
}

const RENDER: Readonly<
  Record<Exclude<SnippetProxy, 'kubernetes'>, (plan: SnippetPlan) => readonly SnippetFile[]>
> = {
  nginx: nginxSnippet,
  caddy: caddySnippet,
  traefik: traefikSnippet,
  envoy: envoySnippet,
  haproxy: haproxySnippet,
};

function wrongDialect(
  { name, dialect }: SnippetGate,
  proxy: SnippetProxy,
  speaks: readonly GuardDialect[],
): SnippetProblem {
  const other = snippetProxies.find((each) => each === dialect);
  const instead = other === undefined ? '' : `ask for ${other}, or `;
  return {
    parameter: 'proxy',
    problem: `cannot be ${proxy}: gate ${name} speaks ${dialect}; ${instead}change the gate: sallyport guard gates update ${name} --dialect ${speaks[0]}`,
  };
}

/** A service of Kubernetes, with its namespace at most, or with the rest of its name in the cluster. */
const SERVICE = /^[a-z][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}(?:\.svc(?:\.cluster\.local)?)?)?$/;

function placeProblem(
  proxy: SnippetProxy,
  places: { readonly upstream: Place; readonly guard: Place },
): SnippetProblem | undefined {
  for (const [parameter, place] of Object.entries(places) as ['upstream' | 'guard', Place][]) {
    if (proxy === 'kubernetes') {
      if (place.kind === 'socket' || place.isSecure || !SERVICE.test(place.host))
        return {
          parameter,
          problem:
            'must name a service of the cluster and its port, such as http://shop.default:3000, where the proxy is kubernetes',
        };
    } else if (place.kind === 'socket' && proxy === 'traefik')
      return { parameter, problem: 'must be an address: Traefik asks no Unix sockets' };
  }
  return undefined;
}

/** Undefined where the path needs quoting. */
function metadataPathOf(resource: string): string | undefined {
  const { pathname } = metadataUrlOf(resource);
  return /^[A-Za-z0-9._~/-]+$/.test(pathname) ? pathname : undefined;
}
