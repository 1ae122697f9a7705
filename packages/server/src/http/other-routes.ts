import { PAGE_ROOTS } from './console/paths.js';
import type { OtherRoute } from './route-finder.js';
import { wires } from './wires/index.js';

const documentPaths = [...new Set(Object.values(wires).map(({ document }) => document.path))];

/** What is served beside the operations, to anyone: for questions about requests. */
export const otherRoutes: readonly OtherRoute[] = [
  { operationId: 'createAccessToken', method: 'POST', path: '/api/oauth/token' },
  { operationId: 'revokeAccessToken', method: 'POST', path: '/api/oauth/revoke' },
  { operationId: 'introspectAccessToken', method: 'POST', path: '/api/oauth/introspect' },
  { operationId: 'refuseAuthorization', method: 'GET', path: '/api/oauth/authorize' },
  { operationId: 'refuseAuthorization', method: 'POST', path: '/api/oauth/authorize' },
  { operationId: 'getSigningKeys', method: 'GET', path: '/api/oauth/jwks' },
  { operationId: 'getOAuthMetadata', method: 'GET', path: '/.well-known/oauth-authorization-server' },
  ...documentPaths.flatMap((path) =>
    ['json', 'yaml'].map((form) => ({ operationId: 'getOpenApi', method: 'GET', path: `${path}.${form}` })),
  ),
  { operationId: 'getHealth', method: 'GET', path: '/healthz' },
  { operationId: 'getReadiness', method: 'GET', path: '/readyz' },
  { operationId: 'getMetrics', method: 'GET', path: '/metrics' },
  { operationId: 'getSetup', method: 'GET', path: '/setup' },
  { operationId: 'setUp', method: 'POST', path: '/setup' },
  ...['/', ...PAGE_ROOTS.flatMap((root) => [`/${root}`, `/${root}/*`])].map((path) => ({
    operationId: 'console',
    method: 'GET',
    path,
  })),
];
