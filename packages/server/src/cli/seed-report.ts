import type { SeedOutcome } from '../seed/seed-run.js';

/** Whether a run made secrets at random, beside those that stand in the seed. */
export function hasMadeSecrets(outcome: SeedOutcome): boolean {
  return secretsOf(outcome).length > 0;
}

/**
 * What a run of a seed changed, for people. Of secrets those are shown that were made at random, or the file that holds
 * them.
 */
export function seedReport(file: string, outcome: SeedOutcome, secretsFile?: string): string {
  const { changes, warnings } = outcome;
  const secrets = secretsOf(outcome);
  return [
    changes.length === 0
      ? `${file}: nothing to change: the store already matches the seed.`
      : `${file}: ${changes.length === 1 ? 'one change' : `${changes.length} changes`}`,
    ...changes.map((change) => `  ${change}`),
    ...(secrets.length === 0
      ? []
      : secretsFile === undefined
        ? ['', 'New secrets. Save them now: they are not shown again.', '', ...secrets]
        : ['', `New secrets are in this file, which only its owner can read: ${secretsFile}`]),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}

function secretsOf({ users, organizations }: SeedOutcome): string[] {
  return [
    ...users
      .filter(({ isGiven }) => !isGiven)
      .flatMap(({ username, password }) => [
        `  User          ${username}`,
        `  Password      ${password}`,
        '',
      ]),
    ...organizations.flatMap(({ name, apiKeys, serviceAccounts }) => [
      ...apiKeys
        .filter(({ isGiven }) => !isGiven)
        .flatMap(({ description, publicKey, privateKey }) => [
          `  API key       ${description} (${name})`,
          `  Public key    ${publicKey}`,
          `  Private key   ${privateKey}`,
          '',
        ]),
      ...serviceAccounts
        .filter(({ isGiven }) => !isGiven)
        .flatMap(({ name: account, clientId, clientSecret }) => [
          `  Account       ${account} (${name})`,
          `  Client ID     ${clientId}`,
          `  Client secret ${clientSecret}`,
          '',
        ]),
    ]),
  ];
}
