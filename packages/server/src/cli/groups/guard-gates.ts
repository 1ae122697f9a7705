import type { Private } from '@sallyport/client';
import { guardDialects } from '../../domain/guard/definition.js';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { list, requiredText, text, toggle } from '../kit/flags.js';
import {
  compacted,
  counted,
  inOrganization,
  organizationId,
  output,
  paged,
  pageQuery,
} from '../kit/shared-flags.js';
import type { View } from '../output/output-form.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable } from '../views.js';

const columns: readonly Column<Private.Gate>[] = [
  ['NAME', ({ name }) => name],
  ['API', ({ api }) => api],
  ['DIALECT', ({ dialect }) => dialect],
  ['SECRET', ({ hasSecret }) => (hasSecret ? 'yes' : 'no')],
  ['PEERS', ({ peers }) => peers.join(', ')],
  ['LAST SEEN', ({ lastSeenAt }) => (lastSeenAt === null ? 'never' : tableTime(lastSeenAt))],
];

const peers = list('Address or CIDR block of who may ask. Default: this machine.', { placeholder: 'block' });
const dialectHelp = `Kind of proxy: ${guardDialects.join(', ')}.`;

function view(what: string): View<Private.GateWithSecret> {
  return ({ name, secret }) => `Gate '${name}' ${what}.\n${secret === undefined ? '' : `Secret ${secret}\n`}`;
}

function readDialect(given: string): (typeof guardDialects)[number] {
  const dialect = guardDialects.find((known) => known === given);
  if (dialect === undefined)
    throw new CommandError(`--dialect: ${JSON.stringify(given)} is none of ${guardDialects.join(', ')}`);
  return dialect;
}

export const gates: CommandGroup = {
  name: 'gates',
  summary: 'The places that ask for decisions: proxies and middlewares in front of guarded APIs.',
  commands: [
    defineCommand({
      name: 'create',
      summary: 'Make a gate of a guarded API. Its secret is shown once.',
      operations: ['createGate'],
      makesSecret: true,
      arguments: { name: 'Name of the gate.' },
      flags: {
        ...inOrganization,
        ...output,
        api: requiredText('Name of the guarded API.', { placeholder: 'name' }),
        dialect: requiredText(dialectHelp, { placeholder: 'name', values: guardDialects }),
        peer: peers,
        withoutSecret: toggle('Make it without a secret: only the listener of the guard serves it then.'),
      },
      examples: [
        {
          text: 'Make a gate for nginx on this machine',
          line: 'guard gates create edge --api shop --dialect nginx',
        },
      ],
      async run(context) {
        const { api, dialect, peer, withoutSecret } = context.flags;
        const body = {
          api,
          dialect: readDialect(dialect),
          hasSecret: !withoutSecret,
          name: context.arguments.name,
          ...(peer.length > 0 && { peers: peer }),
        };
        context.show(
          await context.call('createGate', { orgId: organizationId(context), body }),
          view('created'),
        );
      },
    }),
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the gates of the guarded APIs of an organization.',
      operations: ['listGates'],
      flags: {
        ...inOrganization,
        ...output,
        ...paged,
        ...counted,
        ...compacted,
        api: text('Name of a guarded API, whose gates alone are shown.', { placeholder: 'name' }),
      },
      examples: [{ text: 'Show the gates of an API', line: 'guard gates list --api shop' }],
      async run(context) {
        const { api } = context.flags;
        const input = {
          orgId: organizationId(context),
          ...pageQuery(context.flags),
          ...(api !== undefined && { api }),
        };
        context.show(await context.call('listGates', input), pageTable(columns));
      },
    }),
    defineCommand({
      name: 'update',
      summary: 'Change a gate, or give it another secret, which is shown once.',
      operations: ['updateGate'],
      makesSecret: true,
      arguments: { name: 'Name of the gate.' },
      flags: {
        ...inOrganization,
        ...output,
        dialect: text(dialectHelp, { placeholder: 'name', values: guardDialects }),
        peer: peers,
        newSecret: toggle('Give it another secret. The one before ends at once.'),
        withoutSecret: toggle('Take its secret away: only the listener of the guard serves it then.'),
      },
      examples: [{ text: 'Replace the secret of a gate', line: 'guard gates update edge --newSecret' }],
      async run(context) {
        const { dialect, peer, newSecret, withoutSecret } = context.flags;
        if (newSecret && withoutSecret)
          throw new CommandError('--newSecret and --withoutSecret cannot be used together');
        const secret = newSecret ? 'new' : withoutSecret ? 'none' : 'keep';
        const body = {
          ...(dialect !== undefined && { dialect: readDialect(dialect) }),
          ...(peer.length > 0 && { peers: peer }),
          secret,
        } as const;
        const input = { orgId: organizationId(context), gateName: context.arguments.name, body };
        context.show(await context.call('updateGate', input), view('updated'));
      },
    }),
    defineDelete({
      summary: 'Delete a gate. Whoever asks by its name is answered 404 from then on.',
      operation: 'deleteGate',
      argument: ['name', 'Name of the gate.'],
      flags: { ...inOrganization },
      examples: [{ text: 'Delete a gate without being asked', line: 'guard gates delete edge --force' }],
      input: (gateName, context) => ({ orgId: organizationId(context), gateName }),
      done: (name) => `Gate '${name}' deleted`,
      refused: 'Gate not deleted',
    }),
  ],
};
