import { alsoNeeded } from '../http/openapi/granting-roles.js';
import type { Operation } from '../http/operation.js';
import { anchor, bullets, code, codes, page, table } from './markdown.js';
import { OPERATION_PAGES, WIRE_TITLES } from './operations.js';
import { type Allowed, allowedTo, asksForRole, roleColumns } from './role-columns.js';

const CELLS: Record<Allowed, string> = { yes: '✓', partly: '(✓)', no: '' };

/** docs/reference/role-matrix.md: operations by roles, from the list of operations and the table of permissions. */
export function roleMatrixPage(operations: readonly Operation[]): string {
  const onWire = (name: string) => operations.filter(({ wire }) => wire.name === name);
  return page(
    '# Role matrix: what each role can do',
    `Each row is an operation, each column a role. ✓ means that the role allows it, in its organization or project. (✓) means that it
depends on the request: the last column says how. With several roles, everything is allowed that one of them allows. [Roles](roles.md)
describes each role.`,
    'Roles with the same permissions share a column:',
    bullets(
      roleColumns
        .filter((column) => column.length > 1)
        .map((column) => `${code(column.at(-1) ?? '')} also stands for ${codes(column.slice(0, -1))}.`),
    ),
    `Without the role, the answer is 401 [\`USER_UNAUTHORIZED\`](errors.md#${anchor('USER_UNAUTHORIZED')}). If a member of
the organization has no role that can see the project, the answer is 401
[\`USER_CANNOT_ACCESS_GROUP\`](errors.md#${anchor('USER_CANNOT_ACCESS_GROUP')}) . For callers outside the organization it is
404 [\`ORG_NOT_FOUND\`](errors.md#${anchor('ORG_NOT_FOUND')}) or
[\`GROUP_NOT_FOUND\`](errors.md#${anchor('GROUP_NOT_FOUND')}) , as if it did not exist.`,
    ...Object.entries(WIRE_TITLES).flatMap(([name, title]) => section(title, onWire(name))),
  );
}

function section(title: string, operations: readonly Operation[]): string[] {
  const asking = operations.filter(asksForRole);
  return [
    `## ${title}`,
    ...(asking.length === 0
      ? []
      : [
          table(
            ['Operation', ...roleColumns.map((column) => code(column.at(-1) ?? '')), 'Also needs'],
            asking.map((operation) => [
              linkTo(operation),
              ...roleColumns.map((column) => CELLS[allowedTo(column, operation)]),
              alsoNeeded(operation),
            ]),
          ),
        ]),
    ...openTo(operations, ['authenticated'], 'For every caller, who gets to see what its roles show'),
    ...openTo(operations, ['ownCredential'], 'For every API key and service account, about itself alone'),
    ...openTo(operations, ['user'], 'For signed-in people, about themselves; no credential may use them'),
    ...openTo(operations, ['visitor'], 'For everybody; who is signed in is recognized'),
    ...openTo(operations, ['client'], 'For service accounts, by client ID and client secret'),
    ...openTo(operations, ['always', 'public'], 'For everybody, without credentials'),
  ];
}

function openTo(
  operations: readonly Operation[],
  permissions: readonly Operation['permission'][],
  who: string,
): string[] {
  const open = operations.filter(
    (operation) => permissions.includes(operation.permission) && !asksForRole(operation),
  );
  return open.length === 0 ? [] : [`${who}: ${open.map(linkTo).join(', ')}.`];
}

function linkTo({ operationId, wire }: Operation): string {
  return `[${operationId}](${OPERATION_PAGES[wire.name]}#${anchor(operationId)})`;
}
