import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { compileOperation } from '../compiled-operation.js';
import { operations } from '../operations/index.js';
import { holdsSecret, named, secret } from './common.js';

/** Names that secrets have, and so have others: why those are none. */
const NO_SECRETS: Readonly<Record<string, string>> = {
  apiKey: 'facts about the key that calls',
  password: 'published, and never answered',
  idleRefreshTokenLifetime: 'a number',
  maximumRefreshTokenLifetime: 'a number',
  maxServiceAccountSecretValidityInHours: 'a number',
  secretCount: 'a number',
  hasSecret: 'says whether there is one',
  agentApiKey: 'names a project of the Cloud Manager wire, and lets nobody in',
  token_type: 'says Bearer',
  token_endpoint: 'an address',
  token_endpoint_auth_methods_supported: 'names of methods',
  maskedPrivateKey: 'stars and the last digits',
  maskedSecretValue: 'stars and the last characters',
  secretExpiresAt: 'a time',
  secretPlaceholder: 'what to write the secret in place of',
  secretVerified: 'yes or no',
  wrongSecrets: 'how many, and when',
  secrets: 'a list, whose items are marked',
  publicKey: 'a name',
  targetPublicKey: 'a name',
};

function* properties(schema: unknown, seen = new Set<unknown>()): Generator<[string, TSchema]> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if ('properties' in schema && typeof schema.properties === 'object')
    yield* Object.entries(schema.properties as Record<string, TSchema>);
  for (const part of Object.values(schema)) yield* properties(part, seen);
}

const answers = operations.flatMap(({ operationId, wire, versions }) =>
  Object.values(versions).map((version) => ({
    name: wire.namePrefix + operationId,
    response: version?.response,
  })),
);

describe('a secret in an answer', () => {
  it('is marked wherever its name says that it is one', () => {
    const unmarked = answers.flatMap(({ name, response }) =>
      [...properties(response)]
        .filter(([property]) => /secret|token|private|password|recovery|apikey$/i.test(property))
        .filter(([property, schema]) => !holdsSecret(schema) && !(property in NO_SECRETS))
        .map(([property]) => `${name}: ${property}`),
    );
    expect(unmarked).toEqual([]);
  });

  it('is found at any depth, optional or not', () => {
    const marked = Type.Object({ a: Type.Array(Type.Object({ b: Type.Optional(secret(Type.String())) })) });
    expect(holdsSecret(named('Marked', marked))).toBe(true);
    expect(holdsSecret(Type.Object({ a: Type.String() }))).toBe(false);
  });

  it('makes the answer one that nobody on the way keeps, once, on every wire', () => {
    const withSecrets = operations.filter(({ versions }) =>
      Object.values(versions).some((version) => holdsSecret(version?.response)),
    );
    expect(new Set(withSecrets.map(({ wire }) => wire.name))).toEqual(
      new Set(['atlas', 'atlasV1', 'cloudManager', 'private', 'oauth', 'test']),
    );
    for (const operation of withSecrets) {
      const { versions } = compileOperation(operation, Date.now);
      for (const { spec, resultHeaders } of versions.values()) {
        if (!holdsSecret(spec.response)) continue;
        const headers = [...operation.wire.headers, ...resultHeaders];
        expect(
          headers.filter((header) => header === 'Cache-Control'),
          operation.operationId,
        ).toHaveLength(1);
      }
    }
  });
});
