import { expect, it } from 'vitest';
import { operations } from '../http/operations/index.js';
import { otherRoutes } from '../http/other-routes.js';
import { wholePath } from './whole-path.js';

const documents = otherRoutes.filter(({ operationId }) => operationId === 'getOpenApi');

it('leaves the path of everything that is served as it is', () => {
  const paths = [...operations, ...documents].map(({ path }) => path);
  expect(paths.filter((path) => wholePath(path) !== path)).toEqual([]);
  expect(wholePath('/healthz?verbose=true')).toBe('/healthz?verbose=true');
});

it('takes any other path for one of the Atlas API', () => {
  for (const path of ['/groups', '/groups?pageNum=2', '/apis', '/setups/1', '/'])
    expect(wholePath(path)).toBe(`/api/atlas/v2${path}`);
});
