/** How far below the first level fields are looked at: `results.roles.groupId`. */
const DEPTH = 4;
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const VERSION = /^application\/vnd\.atlas\.(.+)\+json$/;

/**
 * What an OpenAPI document says, operation by operation (`GET /orgs/{}`): each fact has a name and a value, so that two
 * documents can be laid side by side. The names are the same however the document is put together from parts.
 */
export function readFacts(document) {
  const operations = new Map();
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      operations.set(`${method.toUpperCase()} ${path.replace(/\{[^}]+\}/g, '{}')}`, {
        path,
        // The stored description names one tag.
        tag: operation.tag ?? operation.tags?.[0],
        facts: operationFacts(document, { ...operation, parameters }),
      });
    }
  return operations;
}

function operationFacts(document, operation) {
  const facts = new Map([['operationId', operation.operationId]]);
  if (operation.deprecated) facts.set('deprecated', 'yes');
  for (const part of operation.parameters) {
    const { in: place, name, required, schema } = resolve(document, part);
    facts.set(`${place} ${name}`, required ? 'required' : 'optional');
    addEnum(document, schema, `${place} ${name}`, facts);
  }
  addForms(document, resolve(document, operation.requestBody), 'body', facts);
  for (const [status, response] of Object.entries(operation.responses ?? {}))
    if (status.startsWith('2')) {
      facts.set(`status ${status}`, 'yes');
      addForms(document, resolve(document, response), status, facts);
    }
  return facts;
}

function addForms(document, { content = {} }, where, facts) {
  for (const [type, { schema }] of Object.entries(content)) {
    const form = `${where} ${VERSION.exec(type)?.[1] ?? type}`;
    facts.set(form, 'yes');
    addFields(document, schema, { prefix: `${form}: `, depth: DEPTH, inside: [], facts });
  }
}

/** Of all members of unions together. `inside` are the schemas that this one is part of: a schema may contain itself. */
function addFields(document, part, { prefix, depth, inside, facts }) {
  const node = resolve(document, part);
  if (depth < 0 || inside.includes(node)) return;
  const within = { depth, inside: [...inside, node], facts };
  for (const member of [...membersOf(node), ...(node.items === undefined ? [] : [node.items])])
    addFields(document, member, { ...within, prefix });
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    const field = prefix + name;
    const needed = node.required?.includes(name) ? 'required' : 'optional';
    // Of several members of a union that have the field the first tells.
    if (!facts.has(field)) facts.set(field, needed);
    addEnum(document, property, field, facts);
    addFields(document, property, { ...within, prefix: `${field}.`, depth: depth - 1 });
  }
}

function addEnum(document, part, name, facts) {
  const node = resolve(document, part);
  for (const value of [...(node.enum ?? []), ...(resolve(document, node.items).enum ?? [])])
    facts.set(`${name} = ${value}`, 'yes');
  for (const member of membersOf(node))
    if (resolve(document, member).enum) addEnum(document, member, name, facts);
}

function membersOf({ allOf = [], oneOf = [], anyOf = [] }) {
  return [...allOf, ...oneOf, ...anyOf];
}

function resolve(document, node) {
  let found = node;
  for (let steps = 0; found?.$ref !== undefined; steps++) {
    const { $ref } = found;
    found = $ref
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce((at, name) => at?.[name], document);
    if (found === undefined || steps > 20) throw new Error(`${$ref} leads nowhere`);
  }
  return found ?? {};
}
