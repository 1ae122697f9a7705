import { decisionSteps } from '../access/decision/steps.js';
import type { FurtherNeed } from '../access/reach/reach-rule.js';
import type { Operation } from '../http/operation.js';
import { isDate, newestFirst, type Version } from '../http/wire/version.js';
import { comment, createTypeWriter, indented, literal, objectType, type TypeWriter } from './typescript.js';

/**
 * A module of the client package: the types of some operations, and where to call them. `name` is what its exports begin
 * with.
 */
export function contractModule(name: string, all: readonly Operation[]): string {
  const operations = byId(all);
  const writer = createTypeWriter();
  // All answers before the first body, so that they get the plain names.
  const answers = new Map(operations.map((operation) => [operation, answersOf(operation, writer)]));
  const types = operations.map((operation) => operationType(operation, answers.get(operation) ?? {}, writer));
  const routes = operations.map(
    ({ operationId, method, path }) => [operationId, literal(`${method} ${path}`)] as const,
  );
  return moduleOf([
    `/** What each operation takes and answers, in its newest version and in the others. */\nexport interface ${name}Operations {\n${indented(types.join('\n'))}\n}`,
    `/** Method and path template of each operation. */\nexport const ${name.charAt(0).toLowerCase() + name.slice(1)}Routes: Readonly<Record<keyof ${name}Operations, string>> = ${record(routes)};`,
    ...writer.declarations(),
  ]);
}

/** A module that holds what operations ask of their caller. */
export function requirementsModule(all: readonly Operation[]): string {
  const operations = byId(all);
  const permissions = operations.map(
    ({ operationId, permission }) => [operationId, literal(permission)] as const,
  );
  const further = operations.flatMap(({ operationId, reach }) =>
    reach?.needs === undefined ? [] : [[operationId, alsoNeedsText(reach.needs)] as const],
  );
  return moduleOf([
    `/** The permission each operation needs in the organization or project of its path, or who may call it. */\nexport const permissions = ${record(permissions)} as const;`,
    `/** What some need beyond that, and when they do not. */\nexport const alsoNeeds = ${record(further)} as const;`,
  ]);
}

/** A module that says of the steps of the decision what pages show of them. */
export function stepsModule(): string {
  const steps = decisionSteps.map(
    ({ name, title, isMendedAtCredential = false }) =>
      [name, `{ title: ${literal(title)}, isMendedAtCredential: ${isMendedAtCredential} }`] as const,
  );
  return moduleOf([
    `/** The steps of a decision in their order: what each is called, and whether a refusal is mended at the credential. */\nexport const decisionSteps = ${record(steps)} as const;`,
  ]);
}

/** A module that holds the latest date of which any operation has a version. */
export function newestVersionModule(operations: readonly Operation[]): string {
  const dates = operations.flatMap(({ versions }) => Object.keys(versions).filter(isDate)).sort();
  return moduleOf([`export const NEWEST_VERSION = ${literal(dates.at(-1))};`]);
}

/** The text of a module that `npm run docs` writes. */
export function moduleOf(parts: readonly string[]): string {
  return `${['// Generated from the operations by `npm run docs`.', ...parts].join('\n\n')}\n`;
}

function byId(operations: readonly Operation[]): readonly Operation[] {
  return [...operations].sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
}

type Answers = Readonly<Partial<Record<Version, string>>>;

function answersOf({ versions }: Operation, writer: TypeWriter): Answers {
  return Object.fromEntries(
    Object.entries(versions).map(([version, spec]) => {
      const type = spec?.response === undefined ? 'undefined' : writer.typeOf(spec.response, 'answer');
      return [version, spec?.emptyStatus === undefined ? type : `${type} | undefined`];
    }),
  );
}

function operationType(operation: Operation, answers: Answers, writer: TypeWriter): string {
  const { operationId, summary, isDeprecated } = operation;
  const [newest = 'unversioned', ...others] = (Object.keys(operation.versions) as Version[]).sort(
    newestFirst,
  );
  const text = (version: Version) => [
    { name: 'input', type: inputType(operation, version, writer), isOptional: false },
    { name: 'answer', type: answers[version] ?? 'undefined', isOptional: false },
  ];
  const older = others.map((version) => ({
    name: version,
    type: objectType(text(version)),
    isOptional: false,
  }));
  const properties = [
    ...text(newest),
    ...(older.length === 0 ? [] : [{ name: 'otherVersions', type: objectType(older), isOptional: false }]),
  ];
  return `${comment(`${summary}.${isDeprecated ? ' @deprecated' : ''}`)}readonly ${operationId}: ${objectType(properties)};`;
}

/** Names of the path, query parameters and the body side by side. Throws for an operation that uses a name twice. */
function inputType(
  { operationId, path, query, versions }: Operation,
  version: Version,
  writer: TypeWriter,
): string {
  const spec = versions[version];
  const properties = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, type: 'string', isOptional: false })),
    ...writer.propertiesOf(query, 'body'),
    ...(spec?.body === undefined
      ? []
      : [{ name: 'body', type: writer.typeOf(spec.body, 'body'), isOptional: false }]),
  ];
  const names = properties.map(({ name }) => name);
  if (new Set(names).size < names.length)
    throw new Error(`${operationId} has two inputs of one name: ${names.join(', ')}`);
  return objectType(properties);
}

function alsoNeedsText({ permission, unless }: FurtherNeed): string {
  const condition = unless === undefined ? '' : `, unless: ${literal(unless)}`;
  return `{ permission: ${literal(permission)}${condition} }`;
}

function record(entries: readonly (readonly [name: string, value: string])[]): string {
  return `{\n${entries.map(([name, value]) => `  ${name}: ${value},\n`).join('')}}`;
}
