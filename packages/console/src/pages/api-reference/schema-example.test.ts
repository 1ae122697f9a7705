import { describe, expect, it } from 'vitest';
import type { Schema, Schemas } from './schema.js';
import { exampleOf } from './schema-example.js';

const text: Schema = { type: 'string' };
const id: Schema = { type: 'string', pattern: '^([a-f0-9]{24})$' };
const object = (properties: Record<string, Schema>, required?: string[]): Schema => ({
  type: 'object',
  properties,
  ...(required && { required }),
});

describe('an example of a schema', () => {
  it('has what is required and nothing else, where something is', () => {
    expect(exampleOf(object({ desc: text, comment: text }, ['desc']), {})).toEqual({
      desc: 'Nightly backup',
    });
  });

  it('has a few members where nothing is required, and the first where there are many', () => {
    expect(exampleOf(object({ desc: text, comment: text }), {})).toEqual({
      desc: 'Nightly backup',
      comment: 'Office',
    });
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, { type: 'boolean' }]));
    expect(exampleOf(object(many), {})).toEqual({ a: true });
    // Rather than a switch it shows a text.
    expect(exampleOf(object({ ...many, securityContact: text }), {})).toEqual({
      securityContact: 'person@example.com',
    });
  });

  it('has what a request needs beyond what the schema requires', () => {
    const schemas = { Org: object({ name: text, skip: text, comment: text }, ['name']) };
    expect(exampleOf({ $ref: '#/components/schemas/Org' }, schemas, {}, ['comment'])).toEqual({
      name: 'Example',
      comment: 'Office',
    });
  });

  it('never has what is read-only, though it is said to be required', () => {
    expect(exampleOf(object({ id: { ...id, readOnly: true }, name: text }, ['id', 'name']), {})).toEqual({
      name: 'Example',
    });
  });

  it('has one of the members that exclude each other', () => {
    expect(exampleOf(object({ cidrBlock: text, ipAddress: text }), {})).toEqual({
      cidrBlock: '203.0.113.0/24',
    });
    expect(exampleOf(object({ ipAddress: text, comment: text }), {})).toEqual({
      ipAddress: '203.0.113.10',
      comment: 'Office',
    });
  });

  it('takes values that are known by their names, in arrays as well', () => {
    const schema = object({ orgId: id, roles: { type: 'array', items: text } }, ['orgId', 'roles']);
    expect(exampleOf(schema, {}, { orgId: 'a'.repeat(24), roles: 'ORG_READ_ONLY' })).toEqual({
      orgId: 'a'.repeat(24),
      roles: ['ORG_READ_ONLY'],
    });
  });

  it('grants the least role that is in a list of roles', () => {
    const roles: Schema = { type: 'array', items: { enum: ['ORG_OWNER', 'ORG_READ_ONLY', 'ORG_MEMBER'] } };
    expect(exampleOf(object({ roles }, ['roles']), {})).toEqual({ roles: ['ORG_READ_ONLY'] });
  });

  it('grants roles in a project where a project stands beside them', () => {
    const roles: Schema = { type: 'array', items: text };
    expect(
      exampleOf(object({ assignment: object({ groupId: id, roles }), roles }), {}, { roles: 'ORG_MEMBER' }),
    ).toEqual({
      assignment: { groupId: '5f4e3d2c1b0a998877665544', roles: ['GROUP_READ_ONLY'] },
      roles: ['ORG_MEMBER'],
    });
  });

  it.each<[string, Schema, unknown]>([
    ['an enumeration', { enum: ['FIRST', 'SECOND'] }, 'FIRST'],
    ['a constant', { const: 7 }, 7],
    ['a default', { type: 'boolean', default: false }, false],
    ['a minimum', { type: 'integer', minimum: 8 }, 8],
    ['an exclusive minimum', { type: 'integer', exclusiveMinimum: 0 }, 1],
    ['a maximum', { type: 'integer', maximum: 0 }, 0],
    ['a least length', { type: 'string', minLength: 10 }, 'Example ex'],
    ['a greatest length', { type: 'string', maxLength: 3 }, 'Exa'],
    ['an ID', id, '5f4e3d2c1b0a998877665544'],
    [
      'a client ID',
      { type: 'string', pattern: '^mdb_sa_id_[a-fA-F\\d]{24}$' },
      'mdb_sa_id_5f4e3d2c1b0a998877665544',
    ],
    ['an e-mail address', { type: 'string', format: 'email' }, 'person@example.com'],
    ['an alternative to null', { anyOf: [{ type: 'null' }, { type: 'boolean' }] }, true],
    ['one of several forms', { oneOf: [{ type: 'boolean' }, text] }, true],
    ['an array', { type: 'array', items: { type: 'boolean' } }, [true]],
  ])('respects %s', (_, schema, expected) => {
    expect(exampleOf(schema, {})).toEqual(expected);
  });

  it('never has a secret, but a place for one', () => {
    expect(exampleOf(object({ password: { ...text, format: 'password' } }, ['password']), {})).toEqual({
      password: '{PASSWORD}',
    });
  });

  it('ends where a schema contains itself', () => {
    const folder = { $ref: '#/components/schemas/Folder' };
    const schemas: Schemas = {
      Folder: object({ name: text, folders: { type: 'array', items: folder }, parent: folder }),
      Strict: object({ folders: { type: 'array', items: { $ref: '#/components/schemas/Strict' } } }, [
        'folders',
      ]),
    };
    expect(exampleOf(folder, schemas)).toEqual({ name: 'Example', folders: [] });
    expect(exampleOf({ $ref: '#/components/schemas/Strict' }, schemas)).toEqual({ folders: [] });
  });
});
