import type { Atlas } from '@sallyport/client';
import { CLIENT_ID_PREFIX } from '../../domain/client-ids.js';
import { type Command, type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { list, requiredList, requiredText, requiredWholeNumber, text } from '../kit/flags.js';
import { given } from '../kit/given.js';
import type { Scope } from '../kit/scopes.js';
import { compacted, output, paged, pageQuery } from '../kit/shared-flags.js';
import type { View } from '../output/output-form.js';
import type { Column } from '../output/table.js';
import { pageTable, rowTable, said } from '../views.js';
import { serviceAccountAccessLists } from './service-account-access-lists.js';
import { EXAMPLE_CLIENT_ID, SECRET_HOURS } from './service-account-help.js';
import { assignServiceAccount, serviceAccountProjects } from './service-account-projects.js';
import { serviceAccountSecrets } from './service-account-secrets.js';

/** Of an organization or of a project; they differ in where the roles are. */
type ServiceAccount = Atlas.OrgServiceAccount | Atlas.GroupServiceAccount;

const columns: readonly Column<ServiceAccount>[] = [
  ['CLIENT ID', ({ clientId }) => clientId],
  ['NAME', ({ name }) => name],
  ['DESCRIPTION', ({ description }) => description],
  ['ROLES', ({ roles }) => roles.join(', ')],
];

const clientId = { clientId: `Client ID, ${CLIENT_ID_PREFIX} and 24 hexadecimal digits.` };

/** A new account, with the secret that is shown only now. */
const newAccount: View<ServiceAccount> = ({ clientId: id, secrets }) =>
  `Service account '${id}' created.\nClient ID ${id}\n${secrets.map(({ secret, expiresAt }) => `Client Secret ${secret}\nThe secret is valid until ${expiresAt}\n`).join('')}`;

/** The commands for service accounts, of an organization or of a project. */
export function serviceAccounts(scope: Scope): CommandGroup {
  return {
    name: 'serviceAccounts',
    summary: `Service accounts of ${scope.kind === 'organization' ? 'an organization' : 'a project'}.`,
    commands: [
      listServiceAccounts(scope),
      describeServiceAccount(scope),
      createServiceAccount(scope),
      updateServiceAccount(scope),
      deleteServiceAccount(scope),
      scope.kind === 'organization' ? serviceAccountProjects : assignServiceAccount,
      serviceAccountSecrets(scope),
      serviceAccountAccessLists(scope),
    ],
  };
}

function listServiceAccounts(scope: Scope): Command {
  const operation = scope.operation('listOrgServiceAccounts', 'listGroupServiceAccounts');
  return defineCommand({
    name: 'list',
    aliases: ['ls'],
    summary: 'Show the service accounts.',
    operations: [operation],
    flags: { ...scope.flags, ...output, ...paged, ...compacted },
    examples: [
      { text: 'Show the service accounts', line: `${scope.words} serviceAccounts list ${scope.exampleFlag}` },
    ],
    async run(context) {
      const flags = context.flags as { limit: number; page: number };
      const input = { ...scope.id(context), ...pageQuery({ limit: flags.limit, page: flags.page }) };
      context.show(await context.call(operation, input), pageTable(columns));
    },
  });
}

function describeServiceAccount(scope: Scope): Command {
  const operation = scope.operation('getOrgServiceAccount', 'getGroupServiceAccount');
  return defineCommand({
    name: 'describe',
    aliases: ['get'],
    summary: 'Show one service account.',
    operations: [operation],
    arguments: clientId,
    flags: { ...scope.flags, ...output },
    examples: [
      {
        text: 'Show a service account with its secrets',
        line: `${scope.words} serviceAccounts describe ${EXAMPLE_CLIENT_ID} -o json`,
      },
    ],
    async run(context) {
      const input = { ...scope.id(context), clientId: context.arguments.clientId };
      context.show(await context.call(operation, input), rowTable(columns));
    },
  });
}

function createServiceAccount(scope: Scope): Command {
  const operation = scope.operation('createOrgServiceAccount', 'createGroupServiceAccount');
  return defineCommand({
    name: 'create',
    summary: 'Create a service account. Its first secret is shown only once.',
    operations: [operation],
    makesSecret: true,
    flags: {
      ...scope.flags,
      ...output,
      name: requiredText('Name of the account.', { placeholder: 'name' }),
      desc: requiredText('What the account is for.'),
      role: requiredList(roleHelp(scope), { placeholder: 'role', values: scope.roles }),
      secretExpiresAfterHours: requiredWholeNumber(SECRET_HOURS),
    },
    examples: [
      {
        text: 'Create a service account',
        line: `${scope.words} serviceAccounts create --name ci --desc "Builds" --role ${scope.exampleRole} --secretExpiresAfterHours 720`,
      },
    ],
    async run(context) {
      const { name, desc, role, secretExpiresAfterHours } = context.flags;
      const body = { name, description: desc, roles: role, secretExpiresAfterHours };
      context.show(await context.call(operation, { ...scope.id(context), body }), newAccount);
    },
  });
}

function updateServiceAccount(scope: Scope): Command {
  const operation = scope.operation('updateOrgServiceAccount', 'updateGroupServiceAccount');
  return defineCommand({
    name: 'update',
    aliases: ['updates'],
    summary: 'Change name, description or roles. The roles replace the current ones.',
    operations: [operation],
    arguments: clientId,
    flags: {
      ...scope.flags,
      ...output,
      name: text('Name of the account.', { placeholder: 'name' }),
      desc: text('What the account is for.'),
      role: list(roleHelp(scope), { placeholder: 'role', values: scope.roles }),
    },
    examples: [
      {
        text: 'Change its role',
        line: `${scope.words} serviceAccounts update ${EXAMPLE_CLIENT_ID} --role ${scope.exampleRole}`,
      },
    ],
    async run(context) {
      const { name, desc, role } = context.flags as {
        name?: string;
        desc?: string;
        role: readonly string[];
      };
      const account = { ...scope.id(context), clientId: context.arguments.clientId };
      const body = given({ name, description: desc, roles: role.length > 0 ? role : undefined });
      context.show(
        await context.call(operation, { ...account, body }),
        said(({ clientId: id }) => `Service account '${id}' updated.`),
      );
    },
  });
}

function deleteServiceAccount(scope: Scope): Command {
  const operation = scope.operation('deleteOrgServiceAccount', 'deleteGroupServiceAccount');
  return defineDelete({
    summary:
      scope.kind === 'organization'
        ? 'Delete a service account. Its tokens stop working at once.'
        : 'Remove a service account from the project. It stays in the organization.',
    operation,
    argument: ['clientId', clientId.clientId],
    flags: { ...scope.flags },
    examples: [
      {
        text: 'Delete it without confirmation',
        line: `${scope.words} serviceAccounts delete ${EXAMPLE_CLIENT_ID} --force`,
      },
    ],
    input: (id, context) => ({ ...scope.id(context), clientId: id }),
    done: (id) => `Service account '${id}' deleted`,
    refused: 'Service account not deleted',
  });
}

function roleHelp({ kind, exampleRole }: Scope): string {
  return `Role in the ${kind}, such as ${exampleRole}.`;
}
