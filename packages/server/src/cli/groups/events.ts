import type { InputOf, Private, PrivateOperations } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { list, text } from '../kit/flags.js';
import { organizationScope, projectScope, type Scope } from '../kit/scopes.js';
import { counted, output, paged, pageQuery } from '../kit/shared-flags.js';
import { readTime, TIME } from '../kit/time-flag.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable } from '../views.js';

type Event = Pick<Private.AuditEventView, 'id' | 'eventTypeName' | 'created'>;
type EventType = NonNullable<InputOf<PrivateOperations, 'listOrgAuditEvents'>['eventType']>[number];

const columns: readonly Column<Event>[] = [
  ['ID', ({ id }) => id],
  ['TYPE', ({ eventTypeName }) => eventTypeName],
  ['CREATED', ({ created }) => tableTime(created)],
];

/** The commands that show the events of an organization or a project. */
function eventsOf(scope: Scope, aliases: readonly string[]): CommandGroup {
  const words = `events ${scope.words}`;
  return {
    name: scope.words,
    aliases,
    summary: `What happened in ${scope.kind === 'organization' ? 'an organization' : 'a project'}.`,
    commands: [
      defineCommand({
        name: 'list',
        aliases: ['ls'],
        summary: 'Show events, the newest first.',
        operations: [scope.operation('listOrgAuditEvents', 'listGroupAuditEvents')],
        flags: {
          ...scope.flags,
          ...output,
          ...paged,
          ...counted,
          type: list('Type of the events to show.', { placeholder: 'type' }),
          minDate: text(`Show no older ones. ${TIME}`, { placeholder: 'time' }),
          maxDate: text(`Show no newer ones. ${TIME}`, { placeholder: 'time' }),
        },
        examples: [
          { text: 'Show the events', line: `${words} list ${scope.exampleFlag}` },
          {
            text: 'Show which API keys were made since a day',
            line: `${words} list --type API_KEY_CREATED --minDate 2026-08-01`,
          },
        ],
        async run(context) {
          const { type, minDate, maxDate, ...flags } = context.flags;
          const filter = {
            ...pageQuery(flags),
            // Which types there are is for the server to say.
            eventType: type as EventType[],
            ...(minDate ? { minDate: readTime('minDate', minDate) } : {}),
            ...(maxDate ? { maxDate: readTime('maxDate', maxDate) } : {}),
          };
          const list = scope.operation('listOrgAuditEvents', 'listGroupAuditEvents');
          context.show(await context.call(list, { ...scope.id(context), ...filter }), pageTable(columns));
        },
      }),
    ],
  };
}

export const events: CommandGroup = {
  name: 'events',
  summary: 'What happened in an organization or a project.',
  commands: [
    eventsOf(organizationScope, ['organization', 'orgs', 'org']),
    eventsOf(projectScope, ['project']),
  ],
};
