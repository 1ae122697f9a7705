/** An OpenAPI document, as far as it is compared. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components?: unknown;
}

interface OperationObject {
  readonly operationId?: string;
  /** The published facts name one tag; a document that is served has a list. */
  readonly tag?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}

interface Reference {
  readonly $ref?: string;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly items?: unknown;
  readonly allOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
}

/** What a client can tell of an operation by its description. */
export interface OperationFacts {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  /** Whether a parameter is required, by place and name: `query pageNum`. */
  readonly parameters: ReadonlyMap<string, boolean>;
  /** The body by media type; undefined where the operation takes none. */
  readonly body: ReadonlyMap<string, BodyFacts> | undefined;
  /** Property paths of the answers by success status and media type; undefined for an answer without a body. */
  readonly successes: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string> | undefined>>;
}

export interface BodyFacts {
  readonly properties: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

/** How far below the first level properties are looked at. */
const DEPTH = 3;

/** The operations of a document by method and path, with the names of path parameters left out: `GET /orgs/{}`. */
export function readOperations(document: ApiDocument): Map<string, OperationFacts> {
  const facts = new Map<string, OperationFacts>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const key = `${method.toUpperCase()} ${path.replace(/\{[^}]+\}/g, '{}')}`;
      facts.set(key, readOperation(document, method.toUpperCase(), path, operation));
    }
  }
  return facts;
}

function readOperation(
  document: ApiDocument,
  method: string,
  path: string,
  operation: OperationObject,
): OperationFacts {
  const parameters = (operation.parameters ?? []).map((parameter) => {
    const { in: place, name, required } = resolve(document, parameter) as Record<string, unknown>;
    return [`${place} ${name}`, required === true] as const;
  });
  const body = contentOf(document, operation.requestBody);
  const successes = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
  return {
    method,
    path,
    operationId: operation.operationId ?? '',
    tag: operation.tag ?? operation.tags?.[0] ?? '',
    parameters: new Map(parameters),
    body:
      body &&
      mapValues(body, ({ schema }) => ({
        properties: propertyPaths(document, schema),
        required: requiredNames(document, schema),
      })),
    successes: new Map(
      successes.map(([status, response]) => [
        status,
        mapValues(contentOf(document, response) ?? {}, ({ schema }) =>
          schema === undefined ? undefined : propertyPaths(document, schema),
        ),
      ]),
    ),
  };
}

/** The thing that a reference leads to, through references to references. Throws where one leads nowhere. */
export function resolve(document: ApiDocument, node: unknown): unknown {
  let found = node;
  for (let steps = 0; typeof (found as Reference | undefined)?.$ref === 'string'; steps++) {
    const { $ref = '' } = found as Reference;
    found = $ref
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
    if (found === undefined || steps > 20) throw new Error(`${$ref} leads nowhere`);
  }
  return found;
}

function contentOf(document: ApiDocument, node: unknown): Content['content'] {
  return (resolve(document, node) as Content | undefined)?.content;
}

/** Every property that can stand in a value of the schema, of all members of unions: `results.roles.groupId`. */
function propertyPaths(document: ApiDocument, schema: unknown): Set<string> {
  const found = new Set<string>();
  collect(schema, '', DEPTH, []);
  return found;

  /** `inside` are the schemas that this one is part of: a schema may contain itself. */
  function collect(part: unknown, prefix: string, depth: number, inside: readonly unknown[]): void {
    const node = (resolve(document, part) ?? {}) as Schema;
    if (depth < 0 || inside.includes(node)) return;
    const within = [...inside, node];
    for (const member of [...membersOf(node), ...(node.items === undefined ? [] : [node.items])])
      collect(member, prefix, depth, within);
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      found.add(prefix + name);
      collect(property, `${prefix}${name}.`, depth - 1, within);
    }
  }
}

function membersOf({ allOf = [], oneOf = [], anyOf = [] }: Schema): unknown[] {
  return [...allOf, ...oneOf, ...anyOf];
}

function requiredNames(document: ApiDocument, schema: unknown): Set<string> {
  const { required = [], allOf = [] } = (resolve(document, schema) ?? {}) as Schema;
  return new Set([...required, ...allOf.flatMap((part) => [...requiredNames(document, part)])]);
}

function mapValues<T, R>(object: Readonly<Record<string, T>>, map: (value: T) => R): Map<string, R> {
  return new Map(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
