import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { operations } from '../operations/index.js';
import { openApiDocument } from './document.js';
import { describedWires } from './routes.js';
import type { JsonObject } from './schemas.js';

interface Described {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
    readonly schema?: JsonObject;
    readonly example?: unknown;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: JsonObject; readonly example?: unknown }>>;
  };
}

describe.each([...describedWires])('the document at %s', (_path, wire) => {
  const document = openApiDocument(operations, 'http://127.0.0.1:8080', wire);
  const described = Object.values(document.paths as Record<string, Record<string, Described>>).flatMap(
    (item) => Object.values(item),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, formats: { password: true } });
  formats.default(ajv, ['date-time', 'int32', 'int64', 'double', 'email', 'uri', 'ipv4', 'ipv6']);
  ajv.addSchema(document, 'document');

  /** References in it lead into the document. That a request lacks what only the server sets is no problem. */
  function problems(schema: JsonObject, value: unknown): string | undefined {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    if (ajv.validate(JSON.parse(text), value)) return undefined;
    const errors = (ajv.errors ?? []).filter(
      ({ keyword, params, parentSchema }) =>
        keyword !== 'required' || parentSchema?.properties?.[params.missingProperty]?.readOnly !== true,
    );
    return errors.length === 0 ? undefined : ajv.errorsText(errors);
  }

  it('has no choice between lists of texts, which some generators cannot tell apart', () => {
    expect(JSON.stringify(document)).not.toMatch(/"anyOf":\[\{"type":"string","enum":/);
  });

  it('says what every operation needs', () => {
    for (const { operationId, description } of described) expect(description, operationId).toMatch(/^Needs /);
  });

  it('says what every parameter is', () => {
    for (const { operationId, parameters } of described)
      for (const parameter of parameters)
        if (!('$ref' in parameter))
          expect(parameter.description, `${operationId} ${parameter.name}`).toMatch(/\w/);
  });

  it('has an example of every body, which its schema accepts', () => {
    const refused = described.flatMap(({ operationId, requestBody }) =>
      Object.values(requestBody?.content ?? {}).flatMap(({ schema, example }) => {
        const why = example === undefined ? 'none' : problems(schema, example);
        return why === undefined ? [] : [`${operationId} ${JSON.stringify(example)}: ${why}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  it('has an example of every ID in a path, which its schema accepts', () => {
    for (const { operationId, parameters } of described)
      for (const { name, schema = {}, example } of parameters.filter((each) => each.in === 'path')) {
        if (name.endsWith('Id')) expect(example, `${operationId} ${name}`).toBeDefined();
        if (example !== undefined)
          expect(problems(schema, example), `${operationId} ${name}`).toBeUndefined();
      }
  });
});
