import type { TestOperations } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { text } from '../kit/flags.js';
import { readJsonFile } from '../kit/read-json-file.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';

type Organization = TestOperations['createTestOrganization']['answer'];
type Asked = TestOperations['createTestOrganization']['input']['body'];

const view = ({ orgId, name, projects, apiKeys, serviceAccounts }: Organization) =>
  [
    `Organization '${name}' created: ${orgId}`,
    ...projects.map(({ groupId, name: project }) => `Project '${project}': ${groupId}`),
    ...apiKeys.map(({ publicKey, privateKey }) => `API key ${publicKey}, private key ${privateKey}`),
    ...serviceAccounts.map(({ clientId, clientSecret }) => `Client ID ${clientId}, secret ${clientSecret}`),
    '',
  ].join('\n');

export const testOrganizations: CommandGroup = {
  name: 'organizations',
  summary: 'Organizations for single tests.',
  commands: [
    defineCommand({
      name: 'create',
      makesSecret: true,
      summary:
        'Create an organization with credentials, which are shown only once. Without a file, it has a project, an API key and a service account, both Organization Owner.',
      flags: {
        ...output,
        file: text('File with an organization as in a seed file, in JSON.', {
          short: 'f',
          placeholder: 'file',
        }),
      },
      examples: [
        { text: 'Create one for a test', line: 'test organizations create --output json' },
        {
          text: 'Create one with credentials of your own',
          line: 'test organizations create --file acme.json',
        },
      ],
      async run(context) {
        const { file } = context.flags;
        // What the file holds is for the server to judge: its answer names the field.
        const body = (file === undefined ? {} : readJsonFile(file)) as Asked;
        context.show(await control(context, 'createTestOrganization', { body }), view);
      },
    }),
  ],
};
