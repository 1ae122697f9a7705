import { describe, expect, it } from 'vitest';
import type { Schema, Schemas } from './schema.js';
import { treeOf } from './schema-tree.js';

const schemas: Schemas = {
  Role: { type: 'string', enum: ['ORG_OWNER', 'ORG_MEMBER'] },
  Key: {
    type: 'object',
    required: ['desc'],
    properties: {
      desc: { type: 'string', minLength: 1, maxLength: 250 },
      id: { type: 'string', pattern: '^[a-f0-9]{24}$', readOnly: true },
      password: { type: 'string', format: 'password', writeOnly: true },
      roles: { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: '#/components/schemas/Role' } },
    },
  },
  Folder: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      folders: { type: 'array', items: { $ref: '#/components/schemas/Folder' } },
    },
  },
};

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const summary = (schema: Schema) => {
  const { type, values, limits } = treeOf(schema, schemas);
  return { type, values, limits };
};

describe('a schema as a tree', () => {
  it('follows references and keeps the published name', () => {
    const root = treeOf(ref('Key'), schemas);
    expect(root).toMatchObject({ type: 'object', schemaName: 'Key' });
    expect(root.children().map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['desc', true],
      ['password', false],
      ['roles', false],
    ]);
  });

  it('leaves out of a request what is read-only, and out of a response what is write-only', () => {
    const names = (direction: 'request' | 'response') =>
      treeOf(ref('Key'), schemas, { direction })
        .children()
        .map(({ name }) => name);
    expect(names('request')).not.toContain('id');
    expect(names('response')).not.toContain('password');
    const id = treeOf(ref('Key'), schemas, { direction: 'response' })
      .children()
      .find(({ name }) => name === 'id');
    expect(id?.isReadOnly).toBe(true);
  });

  it('says the limits of a value, and of the items of an array that they are of each', () => {
    const [desc, , roles] = treeOf(ref('Key'), schemas).children();
    expect(desc?.limits).toEqual([{ text: '1 to 250 characters' }]);
    expect(roles).toMatchObject({
      type: 'array of string',
      schemaName: 'Role',
      values: ['ORG_OWNER', 'ORG_MEMBER'],
      limits: [{ text: 'at least 1 item' }, { text: 'no item twice' }],
    });
    expect(summary({ type: 'array', items: { type: 'integer', exclusiveMinimum: 0 } }).limits).toEqual([
      { text: 'each: more than 0' },
    ]);
  });

  it.each<[Schema, string]>([
    [{ type: 'string', maxLength: 1 }, 'at most 1 character'],
    [{ type: 'string', minLength: 8, maxLength: 8 }, 'exactly 8 characters'],
    [{ type: 'integer', minimum: 1, maximum: 500 }, '1 to 500'],
    [{ type: 'integer', minimum: 0 }, 'at least 0'],
    [{ type: 'number', exclusiveMaximum: 5 }, 'less than 5'],
    [{ type: 'object', minProperties: 1 }, 'at least 1 member'],
  ])('writes the limit of %j as “%s”', (schema, text) => {
    expect(summary(schema).limits).toEqual([{ text }]);
  });

  it('shows patterns and defaults as code, false and 0 among them', () => {
    expect(summary({ type: 'boolean', default: false }).limits).toEqual([{ text: 'default', code: 'false' }]);
    expect(summary({ type: 'integer', default: 0 }).limits).toEqual([{ text: 'default', code: '0' }]);
    expect(summary({ type: 'string', pattern: '^a$' }).limits).toEqual([{ text: 'pattern', code: '^a$' }]);
  });

  it('takes null for no form of its own, in either way of writing it', () => {
    expect(summary({ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }).type).toBe(
      'string (date-time) or null',
    );
    expect(summary({ type: ['integer', 'null'] }).type).toBe('integer or null');
    const key = treeOf({ anyOf: [ref('Key'), { type: 'null' }] }, schemas);
    expect(key).toMatchObject({ type: 'object or null', schemaName: 'Key' });
    expect(key.children()).toHaveLength(3);
  });

  it('shows the forms of which a value has one, and their members', () => {
    const root = treeOf({ oneOf: [ref('Key'), ref('Folder')] }, schemas);
    expect(root.type).toBe('one of 2 forms');
    const forms = root.children();
    expect(forms.map(({ name, schemaName }) => [name, schemaName])).toEqual([
      ['Key', 'Key'],
      ['Folder', 'Folder'],
    ]);
    const [, nameless] = treeOf(
      { anyOf: [ref('Key'), { type: 'object', properties: {} }] },
      schemas,
    ).children();
    expect(nameless?.name).toBe('Form 2');
    expect(forms[1]?.children().map(({ name }) => name)).toEqual(['name', 'folders']);
  });

  it('says plain alternatives in words', () => {
    expect(summary({ anyOf: [{ type: 'string' }, { type: 'number' }] }).type).toBe('string or number');
    expect(summary({ anyOf: [{ enum: ['A', 'B'] }, { enum: ['B', 'C'] }] })).toEqual({
      type: 'string',
      values: ['A', 'B', 'C'],
      limits: [],
    });
    // Any other text is allowed here, so that these are not all values.
    expect(summary({ anyOf: [{ enum: ['A'] }, { type: 'string' }] }).values).toEqual([]);
  });

  it('merges the parts of allOf', () => {
    const root = treeOf(
      { allOf: [ref('Folder'), { required: ['size'], properties: { size: { type: 'integer' } } }] },
      schemas,
    );
    expect(root.children().map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['name', false],
      ['folders', false],
      ['size', true],
    ]);
  });

  it('shows the values of a map as a member of any name', () => {
    const [any] = treeOf(
      { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      schemas,
    ).children();
    expect(any).toMatchObject({ name: '(any name)', type: 'array of string' });
  });

  it('goes as deep as it is asked into a schema that contains itself, and says that it does', () => {
    let node = treeOf(ref('Folder'), schemas);
    expect(node.isRecursive).toBe(false);
    for (let depth = 0; depth < 5; depth++) {
      const next = node.children().find(({ name }) => name === 'folders');
      if (next === undefined) throw new Error('a folder has folders');
      expect(next.isRecursive).toBe(true);
      node = next;
    }
  });

  it('refuses a reference that leads nowhere, by its name', () => {
    expect(() => treeOf(ref('Missing'), schemas)).toThrow('#/components/schemas/Missing');
  });
});
