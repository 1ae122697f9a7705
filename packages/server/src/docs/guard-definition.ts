import { guardBounds } from '../domain/bounds/guard.js';
import { builtInHoldings } from '../domain/guard/built-in-roles.js';
import { definitionFields } from '../domain/guard/definition-fields.js';
import { code, codes, page, table } from './markdown.js';

/** docs/reference/guard-definition.md, from the table of what a definition may say. */
export function guardDefinitionPage(): string {
  const owners = Object.entries(builtInHoldings).flatMap(([role, holds]) =>
    holds === 'everything' ? role : [],
  );
  const readers = Object.entries(builtInHoldings).flatMap(([role, holds]) => (holds === 'reads' ? role : []));
  return page(
    '# The definition of a guarded API',
    `A definition is one file, YAML or JSON, and is applied as a whole. [The guide](../guides/guard.md) shows how to write one;
\`sallyport guard check FILE\` names everything that is wrong with it, with its line. A version that was applied never changes.`,
    table(
      ['Name', 'Written as', 'Without it', 'What it says'],
      Object.entries(definitionFields).map(([name, { form, otherwise, meaning }]) => [
        code(name),
        form,
        otherwise,
        meaning,
      ]),
    ),
    '## Roles of Sallyport itself',
    `${codes(owners)} hold every permission of a guarded API, ${codes(readers)} those with \`read: true\`. All others hold none. A role
in an organization counts in its projects too.`,
    '## Bounds',
    table(
      ['What', 'At most'],
      [
        guardBounds.definitionBytes,
        guardBounds.routesPerApi,
        guardBounds.toolsPerApi,
        guardBounds.permissionsPerApi,
        guardBounds.rolesPerApi,
        guardBounds.templateSegments,
        guardBounds.gatesPerApi,
      ].map(({ of, most, unit }) => [of, `${most.toLocaleString('en-US')} ${unit}`]),
    ),
  );
}
