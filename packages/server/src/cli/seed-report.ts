import type { SeedOutcome } from '../seed/seed-run.js';

/** What a run of a seed changed, for people. Of secrets those are shown that were made at random. */
export function seedReport(file: string, outcome: SeedOutcome): string {
  const { changes, warnings } = outcome;
  const secrets = secretsOf(outcome);
  return [
    changes.length === 0
      ? `${file}: the store already is as the seed says; nothing was changed.`
      : `${file}: ${changes.length === 1 ? 'one change' : `${changes.length} changes`}`,
    ...changes.map((change) => `  ${change}`),
    ...(secrets.length === 0
      ? []
      : ['', 'Secrets that were made. They are shown only now: keep them.', '', ...secrets]),
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
