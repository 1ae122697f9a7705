import type { Seed } from './seed-schema.js';

/** A secret for each person, API key and service account of a seed; `undefined` where a new one is made at random. */
export function secretsOfSeed({ users = [], organizations = [] }: Seed): readonly (string | undefined)[] {
  return [
    ...users.map(({ password }) => password),
    ...organizations.flatMap(({ apiKeys = [] }) => apiKeys.map(({ privateKey }) => privateKey)),
    ...organizations.flatMap(({ serviceAccounts = [] }) =>
      serviceAccounts.flatMap(({ clientSecret, secrets = [{ clientSecret }] }) =>
        secrets.map((secret) => secret.clientSecret),
      ),
    ),
  ];
}
