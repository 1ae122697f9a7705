import type { Atlas } from '@sallyport/client';
import { type Arguments, type Command, type Context, defineCommand } from '../kit/command.js';
import { type FlagValues, requiredText, text } from '../kit/flags.js';
import { inOrganization, organizationId, output } from '../kit/shared-flags.js';
import { readTime, TIME } from '../kit/time-flag.js';
import { newApiKey, said } from '../views.js';

/** The flags that say of a new key what is true of it by itself. */
export const factFlags = {
  expiresAt: text(`When the key expires; without it, never. ${TIME}`, { placeholder: 'time' }),
};

/** The operations that change it. */
export const factOperations = ['setOrgApiKeyExpiry'] as const;

type FactContext = Pick<
  Context<Arguments, typeof factFlags, (typeof factOperations)[number]>,
  'call' | 'show'
> & {
  readonly flags: FlagValues<typeof factFlags>;
};

/** Makes a key, then says of it what the flags say. What cannot be read in them makes no key. */
export async function makeKey(
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

/** The commands that change it. */
export const factCommands: readonly Command[] = [
  defineCommand({
    name: 'setExpiry',
    summary: 'Say when an API key expires, or that it does not.',
    operations: ['setOrgApiKeyExpiry'],
    arguments: { apiKeyId: 'ID of the API key.' },
    flags: {
      ...inOrganization,
      ...output,
      expiresAt: requiredText(`When the key expires, or never. ${TIME}`, { placeholder: 'time' }),
    },
    examples: [
      {
        text: 'Let an API key end with the year',
        line: 'organizations apiKeys setExpiry 5f24084d8dbffa3ad3f21234 --expiresAt 2027-01-01T00:00:00Z',
      },
      {
        text: 'Let an API key last',
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
