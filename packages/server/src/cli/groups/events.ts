import type { InputOf, Private, PrivateOperations } from '@sallyport/client';
import { changeText, withTeamName } from '../../domain/changed-values.js';
import { CommandError } from '../command-error.js';
import { type Arguments, type CommandGroup, type Context, defineCommand } from '../kit/command.js';
import { list, text } from '../kit/flags.js';
import { organizationScope, projectScope, type Scope } from '../kit/scopes.js';
import { counted, inOrganization, inProject, output, paged, pageQuery } from '../kit/shared-flags.js';
import { readTime, TIME } from '../kit/time-flag.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable } from '../views.js';

type Event = Pick<
  Private.AuditEventView,
  'id' | 'eventTypeName' | 'created' | 'username' | 'publicKey' | 'actorClientId' | 'changes' | 'teamName'
>;
type EventType = NonNullable<InputOf<PrivateOperations, 'listOrgAuditEvents'>['eventType']>[number];

const columns: readonly Column<Event>[] = [
  ['ID', ({ id }) => id],
  ['TYPE', ({ eventTypeName }) => eventTypeName],
  ['CREATED', ({ created }) => tableTime(created)],
  ['BY', ({ username, publicKey, actorClientId }) => username ?? publicKey ?? actorClientId],
  [
    'CHANGES',
    ({ changes = [], teamName }) =>
      changes.map((change) => changeText(withTeamName(change, teamName))).join('; '),
  ],
];

const filters = {
  type: list('Type of the events to show.', { placeholder: 'type' }),
  actor: text('User name, public key or client ID of who did what is shown.', { placeholder: 'name' }),
  target: text(
    'Public key, client ID, user name, ID of a team or name of a guarded API that the events are about.',
    { placeholder: 'name' },
  ),
  address: text('IPv4 or IPv6 address from which it was done.', { placeholder: 'address' }),
  text: text('Text in the words or the name of the type, in a name, or in a value before or after.', {
    placeholder: 'text',
  }),
  minDate: text(`Show no older ones. ${TIME}`, { placeholder: 'time' }),
  maxDate: text(`Show no newer ones. ${TIME}`, { placeholder: 'time' }),
};
const listFlags = { ...output, ...paged, ...counted, ...filters };

type ListContext = Pick<
  Context<Arguments, typeof listFlags, 'listOrgAuditEvents' | 'listGroupAuditEvents'>,
  'call' | 'flags' | 'profile' | 'show'
>;

async function showEvents(scope: Scope, context: ListContext): Promise<void> {
  const { type, actor, target, address, text, minDate, maxDate, ...flags } = context.flags;
  const filter = {
    ...pageQuery(flags),
    // Which types there are is for the server to say.
    eventType: type as EventType[],
    ...(actor ? { actor } : {}),
    ...(target ? { target } : {}),
    ...(address ? { address } : {}),
    ...(text ? { text } : {}),
    ...(minDate ? { minDate: readTime('minDate', minDate) } : {}),
    ...(maxDate ? { maxDate: readTime('maxDate', maxDate) } : {}),
  };
  const list = scope.operation('listOrgAuditEvents', 'listGroupAuditEvents');
  context.show(await context.call(list, { ...scope.id(context), ...filter }), pageTable(columns));
}

/** The commands that show the events of an organization or a project. */
function eventsOf(scope: Scope, aliases: readonly string[]): CommandGroup {
  const words = `events ${scope.words}`;
  return {
    name: scope.words,
    aliases,
    summary: `Events of the audit trail of ${scope.kind === 'organization' ? 'an organization' : 'a project'}.`,
    commands: [
      defineCommand({
        name: 'list',
        aliases: ['ls'],
        summary: 'Show events, newest first.',
        operations: [scope.operation('listOrgAuditEvents', 'listGroupAuditEvents')],
        flags: {
          ...scope.flags,
          ...listFlags,
        },
        examples: [
          { text: 'Show the events', line: `${words} list ${scope.exampleFlag}` },
          {
            text: 'Show the API keys created since a date',
            line: `${words} list --type API_KEY_CREATED --minDate 2026-08-01`,
          },
          {
            text: 'Show what was changed of an API key, with the values before and after',
            line: `${words} list --target lnvvtdov --output json`,
          },
        ],
        run: (context) => showEvents(scope, context),
      }),
    ],
  };
}

export const events: CommandGroup = {
  name: 'events',
  summary: 'Events of the audit trail of an organization or a project.',
  commands: [
    eventsOf(organizationScope, ['organization', 'orgs', 'org']),
    eventsOf(projectScope, ['project']),
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      isHidden: true,
      summary: 'Show the events of an organization or a project, newest first.',
      operations: ['listOrgAuditEvents', 'listGroupAuditEvents'],
      flags: { ...inOrganization, ...inProject, ...listFlags },
      examples: [{ text: 'Show the events of a project', line: `events list ${projectScope.exampleFlag}` }],
      async run(context) {
        const { orgId, projectId } = context.flags;
        if (orgId && projectId) throw new CommandError('both --projectId and --orgId set');
        if (!orgId && !projectId) throw new CommandError('--projectId or --orgId must be set');
        await showEvents(orgId ? organizationScope : projectScope, context);
      },
    }),
  ],
};
