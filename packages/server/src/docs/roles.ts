import { permissions } from '../domain/permissions.js';
import { organizationRoles, projectRoles } from '../domain/roles.js';
import { grantingRoles } from '../http/openapi/granting-roles.js';
import type { Operation } from '../http/operation.js';
import { wires } from '../http/wires/index.js';
import type { Wire } from '../http/wires/wire.js';
import { anchor, code, page, table } from './markdown.js';
import { OPERATION_PAGES } from './operations.js';

const PRODUCTS = { atlas: 'Atlas', cloudManager: 'Cloud Manager' } as const;

/** docs/reference/roles.md, from the tables of roles and permissions and the operations that need them. */
export function rolesPage(operations: readonly Operation[]): string {
  return page(
    '# Roles',
    `A role is granted to an API key, a service account or a user, in an organization or in a project. A role has permissions, and each
operation needs one of them. To find the weakest role for a task, look up the operation in the [role matrix](role-matrix.md).`,
    `With several roles, everything is allowed that one of them allows. If an organization role has \`project.…\` permissions, it
has them in every project of the organization. Role names are upper case.`,
    '## Organization roles',
    roleTable(organizationRoles),
    '## Project roles',
    `Granted in one project. In Atlas, many of them differ in what they allow for clusters and data. There are no clusters here, so those
roles can only read the project.`,
    roleTable(projectRoles),
    '## Permissions',
    `A caller without the permission gets 401 [\`USER_UNAUTHORIZED\`](errors.md#${anchor('USER_UNAUTHORIZED')}).`,
    table(
      ['Permission', 'Roles', 'Needed by', 'In the Cloud Manager API'],
      permissions.map((permission) => {
        const needing = operations.filter((operation) => operation.permission === permission);
        return [
          code(permission),
          grantingRoles(permission),
          operationLinks(needing, 'atlas'),
          operationLinks(needing, 'cloudManager'),
        ];
      }),
    ),
  );
}

function operationLinks(operations: readonly Operation[], wire: Wire['name']): string {
  return operations
    .filter((operation) => operation.wire.document === wires[wire].document)
    .map(({ operationId }) => `[${operationId}](${OPERATION_PAGES[wire]}#${anchor(operationId)})`)
    .join(', ');
}

function roleTable(
  roles: readonly {
    role: string;
    displayName: string;
    purpose: string;
    products: readonly (keyof typeof PRODUCTS)[];
  }[],
): string {
  return table(
    ['Role', 'Name', 'What it is for', 'Known from'],
    roles.map(({ role, displayName, purpose, products }) => [
      code(role),
      displayName,
      purpose,
      products.map((product) => PRODUCTS[product]).join(', '),
    ]),
  );
}
