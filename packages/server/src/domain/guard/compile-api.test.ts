import { expect, it } from 'vitest';
import { compileApi } from './compile-api.js';
import { readDefinition } from './read-definition.js';

const { definition } = readDefinition({
  api: 'shop',
  organization: 'Acme',
  permissions: { 'orders.read': {}, 'orders.write': {}, 'orders.refund': {} },
  roles: { ORG_SHOP: { permissions: ['*'] }, GROUP_SHOP: { permissions: ['orders.read'] } },
  routes: { 'GET /orders': 'orders.read' },
});
if (definition === undefined) throw new Error('a definition of this test is wrong');
const api = compileApi({
  id: 'a'.repeat(24),
  organizationId: 'b'.repeat(24),
  name: 'shop',
  openTo: 'organization',
  mode: 'enforce',
  version: 1,
  definition,
});

it('a compiled API keeps of its definition what decisions read, and not its lists', () => {
  expect(Object.keys(api.definition).sort()).toEqual([
    'accepts',
    'audience',
    'basePath',
    'challenge',
    'cors',
    'paths',
    'title',
  ]);
});

it('a compiled API counts what its roles can hold: its own and the four that are built in', () => {
  expect(api.roles.size).toBe((2 + 4) * 3);
});
