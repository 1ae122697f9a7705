import type { Atlas } from '@sallyport/client';
import { limits } from '../../domain/limits.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText, requiredWholeNumber } from '../kit/flags.js';
import type { Scope } from '../kit/scopes.js';
import { output } from '../kit/shared-flags.js';
import { type Column, table, tableTime } from '../output/table.js';
import { EXAMPLE_CLIENT_ID, SECRET_HOURS } from './service-account-help.js';

const columns: readonly Column<Atlas.ServiceAccountSecret>[] = [
  ['ID', ({ id }) => id],
  ['SECRET', ({ maskedSecretValue }) => maskedSecretValue],
  ['EXPIRES AT', ({ expiresAt }) => tableTime(expiresAt)],
  ['LAST USED AT', ({ lastUsedAt }) => tableTime(lastUsedAt ?? undefined)],
];

const account = { clientId: requiredText('Client ID of the service account.', { placeholder: 'id' }) };

/** The commands for the secrets of a service account. */
export function serviceAccountSecrets(scope: Scope): CommandGroup {
  const words = `${scope.words} serviceAccounts secrets`;
  return {
    name: 'secrets',
    summary: 'Client secrets of a service account (at most two).',
    commands: [
      defineCommand({
        name: 'list',
        aliases: ['ls'],
        summary: 'Show the secrets of a service account, masked.',
        operations: [scope.operation('getOrgServiceAccount', 'getGroupServiceAccount')],
        flags: { ...scope.flags, ...output, ...account },
        examples: [
          { text: 'Show when secrets expire', line: `${words} list --clientId ${EXAMPLE_CLIENT_ID}` },
        ],
        async run(context) {
          const account = { ...scope.id(context), clientId: context.flags.clientId };
          const { secrets } = await context.call(
            scope.operation('getOrgServiceAccount', 'getGroupServiceAccount'),
            account,
          );
          context.show(secrets, (rows, width) => table(columns, rows, width));
        },
      }),
      defineCommand({
        name: 'create',
        summary: `Create a second secret. It is shown only once. The older secret then expires within ${limits.secretOverlapDays} days.`,
        operations: [scope.operation('createOrgServiceAccountSecret', 'createGroupServiceAccountSecret')],
        makesSecret: true,
        flags: {
          ...scope.flags,
          ...output,
          ...account,
          secretExpiresAfterHours: requiredWholeNumber(SECRET_HOURS),
        },
        examples: [
          {
            text: 'Rotate: create a secret, change the programs, delete the older one',
            line: `${words} create --clientId ${EXAMPLE_CLIENT_ID} --secretExpiresAfterHours 720`,
          },
        ],
        async run(context) {
          const { clientId, secretExpiresAfterHours } = context.flags;
          const create = scope.operation('createOrgServiceAccountSecret', 'createGroupServiceAccountSecret');
          context.show(
            await context.call(create, { ...scope.id(context), clientId, body: { secretExpiresAfterHours } }),
            ({ id, secret, expiresAt }) =>
              `Secret '${id}' created.\nClient Secret ${secret}\nThe secret is valid until ${expiresAt}\n`,
          );
        },
      }),
      defineDelete({
        summary: 'Delete a secret. Its tokens stop working at once.',
        operation: scope.operation('deleteOrgServiceAccountSecret', 'deleteGroupServiceAccountSecret'),
        argument: ['secretId', 'ID of the secret.'],
        flags: { ...scope.flags, ...account },
        examples: [
          {
            text: 'Delete the older secret',
            line: `${words} delete 5f24084d8dbffa3ad3f21234 --clientId ${EXAMPLE_CLIENT_ID} --force`,
          },
        ],
        input: (secretId, context) => ({ ...scope.id(context), clientId: context.flags.clientId, secretId }),
        done: (id) => `Secret '${id}' deleted`,
        refused: 'Secret not deleted',
      }),
    ],
  };
}
