import type { Atlas } from '@sallyport/client';
import { type Arguments, type Command, type Context, defineCommand } from '../kit/command.js';
import { type FlagValues, list, requiredList, requiredText, text } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { ORGANIZATION_ROLE_VALUES, PROJECT_ROLE_VALUES } from '../kit/role-values.js';
import { inOrganization, inProject, organizationId, output, projectId } from '../kit/shared-flags.js';
import { readTime, TIME } from '../kit/time-flag.js';
import { newApiKey, said } from '../views.js';

const ID = 'ID of the API key.';
const ORGANIZATION_ROLES =
  'Role in the organization: ORG_OWNER, ORG_MEMBER, ORG_GROUP_CREATOR, ORG_BILLING_ADMIN, ORG_READ_ONLY or another.';

export const projectRole = {
  role: requiredList(
    'Role in the project: GROUP_OWNER, GROUP_READ_ONLY, GROUP_CLUSTER_MANAGER, GROUP_DATA_ACCESS_READ_ONLY or another.',
    { placeholder: 'role', values: PROJECT_ROLE_VALUES },
  ),
};

/** The flags that say of a new key what is true of it beside its description. */
const factFlags = {
  expiresAt: text(`When the key expires; without it, never. ${TIME}`, { placeholder: 'time' }),
};

/** The operations that say it of a key once it is there. */
const factOperations = ['setOrgApiKeyExpiry'] as const;

type FactContext = Pick<
  Context<Arguments, typeof factFlags, (typeof factOperations)[number]>,
  'call' | 'show'
> & {
  readonly flags: FlagValues<typeof factFlags>;
};

/** Makes a key, then says of it what the flags say. What cannot be read in them makes no key. */
async function makeKey(
  { call, show, flags }: FactContext,
  key: {
    readonly make: () => Promise<Atlas.ApiKeyUserDetails>;
    readonly organizationId: () => Promise<string> | string;
  },
): Promise<void> {
  const expiresAt = flags.expiresAt ? readTime('expiresAt', flags.expiresAt) : undefined;
  const made = await key.make();
  try {
    if (expiresAt !== undefined)
      await call('setOrgApiKeyExpiry', {
        orgId: await key.organizationId(),
        apiUserId: made.id,
        body: { expiresAt },
      });
  } finally {
    // Also where that was refused: the key is there, and nothing shows its private key again.
    show(made, newApiKey);
  }
}

/** Makes a key of an organization. */
export const createOrganizationKey = defineCommand({
  name: 'create',
  summary: 'Create an API key. The private key is shown only once.',
  operations: ['createOrgApiKey', ...factOperations],
  makesSecret: true,
  flags: {
    ...inOrganization,
    ...output,
    desc: requiredText('What the key is for.'),
    role: requiredList(ORGANIZATION_ROLES, { placeholder: 'role', values: ORGANIZATION_ROLE_VALUES }),
    ...factFlags,
  },
  examples: [
    {
      text: 'Create an API key with one role',
      line: 'organizations apiKeys create --desc "CI" --role ORG_READ_ONLY --orgId 5a1b39eec902201990f12345',
    },
  ],
  async run(context) {
    const { desc, role } = context.flags;
    const orgId = organizationId(context);
    await makeKey(context, {
      make: () => context.call('createOrgApiKey', { orgId, body: { desc, roles: role } }),
      organizationId: () => orgId,
    });
  },
});

/** Makes a key with roles in a project. */
export const createProjectKey = defineCommand({
  name: 'create',
  summary:
    'Create an API key with roles in a project. It belongs to the organization of the project. The private key is shown only once.',
  operations: ['createGroupApiKey'],
  makesSecret: true,
  operationsWith: { expiresAt: ['getGroup', ...factOperations] },
  flags: {
    ...inProject,
    ...output,
    desc: requiredText('What the key is for.'),
    ...projectRole,
    ...factFlags,
  },
  examples: [
    {
      text: 'Create an API key for a project',
      line: 'projects apiKeys create --desc "Deploys" --role GROUP_OWNER --projectId 5e2211c17a3e5a48f5497de3',
    },
  ],
  async run(context) {
    const { call, show, flags } = context;
    const groupId = projectId(context);
    await makeKey(
      { call, show, flags },
      {
        make: () => call('createGroupApiKey', { groupId, body: { desc: flags.desc, roles: flags.role } }),
        organizationId: async () => (await call('getGroup', { groupId })).orgId,
      },
    );
  },
});

/** Change a key of an organization. */
export const changeOrganizationKey: readonly Command[] = [
  defineCommand({
    name: 'assign',
    aliases: ['updates', 'update'],
    summary: "Change an API key's description or roles. The roles replace the current ones.",
    operations: ['updateOrgApiKey'],
    arguments: { apiKeyId: ID },
    flags: {
      ...inOrganization,
      ...output,
      desc: text('What the key is for.'),
      role: list(ORGANIZATION_ROLES, { placeholder: 'role', values: ORGANIZATION_ROLE_VALUES }),
    },
    examples: [
      {
        text: 'Change the roles of an API key',
        line: 'organizations apiKeys assign 5f24084d8dbffa3ad3f21234 --role ORG_MEMBER,ORG_GROUP_CREATOR',
      },
    ],
    async run(context) {
      const { desc, role } = context.flags;
      // Without them the key keeps what it has.
      const body = given({ desc, roles: role.length > 0 ? role : undefined });
      context.show(
        await context.call('updateOrgApiKey', {
          orgId: organizationId(context),
          apiUserId: context.arguments.apiKeyId,
          body,
        }),
        said(({ id }) => `API Key '${id}' successfully updated.`),
      );
    },
  }),
  defineCommand({
    name: 'setExpiry',
    summary: 'Set or remove the expiry of an API key.',
    operations: ['setOrgApiKeyExpiry'],
    arguments: { apiKeyId: ID },
    flags: {
      ...inOrganization,
      ...output,
      expiresAt: requiredText(`When the key expires, or never. ${TIME}`, { placeholder: 'time' }),
    },
    examples: [
      {
        text: 'Set an expiry',
        line: 'organizations apiKeys setExpiry 5f24084d8dbffa3ad3f21234 --expiresAt 2027-01-01T00:00:00Z',
      },
      {
        text: 'Remove the expiry',
        line: 'organizations apiKeys setExpiry 5f24084d8dbffa3ad3f21234 --expiresAt never',
      },
    ],
    async run(context) {
      const { expiresAt: written } = context.flags;
      const { apiKeyId } = context.arguments;
      context.show(
        await context.call('setOrgApiKeyExpiry', {
          orgId: organizationId(context),
          apiUserId: apiKeyId,
          body: { expiresAt: written === 'never' ? null : readTime('expiresAt', written) },
        }),
        said(({ expiresAt }) =>
          expiresAt === null
            ? `API Key '${apiKeyId}' does not expire.`
            : `API Key '${apiKeyId}' expires at ${expiresAt}.`,
        ),
      );
    },
  }),
];
