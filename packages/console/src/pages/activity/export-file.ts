import type { FeedEvent } from '../../api/calls/events.js';
import { changeText, withTeamName } from '../../domain.js';
import {
  eventActor,
  eventCategory,
  eventLabel,
  eventTargets,
  targetClientId,
} from '../../events/event-words.js';
import { csvText } from '../../kit/csv.js';

/** The forms in which events leave the console. */
export const exportForms = {
  csv: { label: 'CSV', hint: 'A table, for spreadsheets', type: 'text/csv', write: eventsAsCsv },
  ndjson: {
    label: 'NDJSON',
    hint: 'Every event as the API answers it, one to a line',
    type: 'application/x-ndjson',
    write: eventsAsNdjson,
  },
} as const;
export type ExportForm = keyof typeof exportForms;

const COLUMNS: readonly (readonly [name: string, value: (event: FeedEvent) => string | null | undefined])[] =
  [
    ['created', ({ created }) => created],
    ['event', ({ eventTypeName }) => eventLabel(eventTypeName)],
    ['eventTypeName', ({ eventTypeName }) => eventTypeName],
    ['category', ({ eventTypeName }) => eventCategory(eventTypeName)],
    ['who', (event) => eventActor(event).name],
    ['whoKind', (event) => eventActor(event).kind],
    ['whoId', (event) => eventActor(event).id],
    ['remoteAddress', ({ remoteAddress }) => remoteAddress],
    [
      'about',
      (event) =>
        eventTargets(event)
          .map(({ kind, text }) => `${kind} ${text}`)
          .join('; '),
    ],
    ['targetPublicKey', ({ targetPublicKey }) => targetPublicKey],
    ['targetClientId', targetClientId],
    ['targetUsername', ({ targetUsername }) => targetUsername],
    ['teamId', ({ teamId }) => teamId],
    ['teamName', ({ teamName }) => teamName],
    [
      'changes',
      ({ changes = [], teamName }) =>
        changes.map((change) => changeText(withTeamName(change, teamName))).join('; '),
    ],
    ['whitelistEntry', ({ whitelistEntry }) => whitelistEntry],
    ['resourceType', ({ resourceType }) => resourceType],
    ['resourceId', ({ resourceId }) => resourceId],
    ['groupId', ({ groupId }) => groupId],
    ['groupName', ({ raw }) => raw?.gn],
    ['orgId', ({ raw }) => raw?.orgId],
    ['orgName', ({ raw }) => raw?.orgName],
    ['id', ({ id }) => id],
  ];

function eventsAsCsv(events: readonly FeedEvent[]): string {
  return csvText([
    COLUMNS.map(([name]) => name),
    ...events.map((event) => COLUMNS.map(([, value]) => value(event) ?? '')),
  ]);
}

function eventsAsNdjson(events: readonly FeedEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/**
 * `activity-my-project-2026-11-01-to-2026-11-22.csv`: whose events, and the UTC days of the first and the last. `events`
 * are newest first, and at least one.
 */
export function exportName(scopeName: string, events: readonly FeedEvent[], form: ExportForm): string {
  const name = scopeName
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  const days = [events.at(-1), events[0]].map((event) => event?.created.slice(0, 10));
  return `${['activity', name, [...new Set(days)].join('-to-')].filter(Boolean).join('-')}.${form}`;
}
