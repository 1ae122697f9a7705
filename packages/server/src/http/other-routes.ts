import { PAGE_ROOTS } from './console/paths.js';
import type { OtherRoute } from './route-finder.js';
import { wires } from './wires/index.js';

// A server for tests has a document more, of which nobody asks who may read it.
const documentPaths = [
  ...new Set(Object.values(wires).flatMap(({ name, document }) => (name === 'test' ? [] : [document.path]))),
];

/** What is served beside the operations, to anyone: for questions about requests. */
export const otherRoutes: readonly OtherRoute[] = [
  ...documentPaths.flatMap((path) =>
    ['json', 'yaml'].map((form) => ({ operationId: 'getOpenApi', method: 'GET', path: `${path}.${form}` })),
  ),
  ...['/', ...PAGE_ROOTS.flatMap((root) => [`/${root}`, `/${root}/*`])].map((path) => ({
    operationId: 'console',
    method: 'GET',
    path,
  })),
];
