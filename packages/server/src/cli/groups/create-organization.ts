import type { OrganizationRole } from '../../domain/roles.js';
import { CommandError } from '../command-error.js';
import { defineCommand } from '../kit/command.js';
import { list, text } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { ORGANIZATION_ROLE_VALUES } from '../kit/role-values.js';
import { output } from '../kit/shared-flags.js';
import type { Login } from '../profiles/login.js';

export const createOrganization = defineCommand({
  name: 'create',
  summary:
    'Create an organization. Called with an API key, it needs an owner and a first API key for the new organization.',
  operations: ['createOrg'],
  makesSecret: true,
  arguments: { name: 'Name of the organization.' },
  flags: {
    ...output,
    ownerId: text('ID of the user who owns the new organization.', { placeholder: 'id' }),
    apiKeyDescription: text('Description of the first API key.'),
    apiKeyRole: list('Role of the first API key, such as ORG_OWNER.', {
      placeholder: 'role',
      values: ORGANIZATION_ROLE_VALUES,
    }),
    federationSettingsId: text('ID of a federation. Not supported: the server refuses it.', {
      placeholder: 'id',
    }),
  },
  examples: [
    {
      text: 'Create an organization with an API key',
      line: 'organizations create Payments --ownerId 5e2211c17a3e5a48f5497de3 --apiKeyDescription first --apiKeyRole ORG_OWNER',
    },
  ],
  async run(context) {
    const { ownerId, apiKeyDescription, apiKeyRole, federationSettingsId } = context.flags;
    checkFlags(context.connect().login, { ownerId, apiKeyDescription, apiKeyRole });
    // Which roles there are is for the server to say.
    const made = await context.call('createOrg', {
      body: {
        name: context.arguments.name,
        ...given({ orgOwnerId: ownerId, federationSettingsId }),
        ...(apiKeyRole.length > 0
          ? { apiKey: { desc: apiKeyDescription ?? '', roles: apiKeyRole as OrganizationRole[] } }
          : {}),
      },
    });
    context.show(made, ({ organization, apiKey }) => {
      const line = `Organization '${organization.id}' created.\n`;
      if (apiKey === undefined) return line;
      // Quoted only here, as by the Atlas CLI.
      const { id, publicKey, privateKey } = apiKey;
      return `${line}API Key '${id}' created.\nPublic API Key '${publicKey}'\nPrivate API Key '${privateKey}'\n`;
    });
  },
});

/** An API key does not get into the organization it makes, so it has to say who does; others become its owner. */
function checkFlags(
  login: Login | undefined,
  flags: {
    readonly ownerId: string | undefined;
    readonly apiKeyDescription: string | undefined;
    readonly apiKeyRole: readonly string[];
  },
): void {
  const isGiven = {
    apiKeyRole: flags.apiKeyRole.length > 0,
    apiKeyDescription: Boolean(flags.apiKeyDescription),
    ownerId: Boolean(flags.ownerId),
  };
  if (login?.kind === 'key') {
    const missing = Object.entries(isGiven).flatMap(([name, given]) => (given ? [] : [name]));
    if (missing.length > 0)
      throw new CommandError(`${missing.join(', ')} are required when using API keys to authenticate`);
    return;
  }
  const refused = (['apiKeyRole', 'ownerId'] as const).filter((name) => isGiven[name]);
  if (refused.length > 0)
    throw new CommandError(`${refused.join(', ')} are not allowed when using an account to authenticate`);
}
