import { changedValuesOf } from '../domain/event-changes.js';
import { eventTypes } from '../domain/events.js';
import { ownLimits } from '../domain/limits.js';
import { code, codes, page, table } from './markdown.js';

/** docs/reference/events.md, from the catalogue of event types. */
export function eventsPage(): string {
  return page(
    '# Events',
    `Every change is recorded as an event: what happened, who did it, from which IP address, and when. The event is written in the same
transaction as the change. Reads are not recorded.`,
    '## List events',
    `\`\`\`sh
curl --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" \\
  --header 'Accept: application/vnd.atlas.2023-01-01+json' \\
  "$URL/api/atlas/v2/orgs/$ORG_ID/events?eventType=API_KEY_CREATED&minDate=2026-08-01T00:00:00Z"
\`\`\``,
    `The list of an organization (\`/orgs/{orgId}/events\`) has the same events as in Atlas: those of the organization itself, and of its
projects only that they were created, moved or deleted, or that their tags or team roles changed. The list of a project
(\`/groups/{groupId}/events\`) has the events of the project. Both contain only published types, because clients with a strict enumeration cannot
read others. The newest event comes first.`,
    `**The complete audit trail** is at \`/api/private/orgs/{orgId}/events\` and \`/api/private/groups/{groupId}/events\`, with the same
parameters and permissions: all events of the organization and its projects, Sallyport's own types, \`actorClientId\`,
and values before and after. The console and \`sallyport events\` use it.`,
    table(
      ['Query parameter', 'Meaning'],
      [
        ['`eventType`', 'Only this type. Repeat it for several.'],
        ['`excludedEventType`', 'All types except this one. Repeat it for several. Project lists only.'],
        [
          '`minDate`, `maxDate`',
          'Only events in this period, both ends included (RFC 3339; UTC if there is no time zone). Encode a `+` as `%2B`.',
        ],
        ['`includeRaw`', '`true` adds `raw`: description, severity, names of organization and project.'],
        ['`includeCount`', '`false` does not count, which is faster for long lists; `totalCount` is then 0.'],
        [
          '`pageNum`, `itemsPerPage`',
          'The page, beginning with 1, and the number of events on it, up to 500.',
        ],
        [
          '`actor`',
          'Only what this user name, public key or client ID did. Complete audit trail only, as all below.',
        ],
        ['`target`', 'Only what is about this public key, client ID, user name, team ID or guarded API.'],
        ['`address`', 'Only what was done from this IP address.'],
        [
          '`text`',
          `Only events with this text in the words for their type, in a name, or in a value before or after. It is looked for in the newest ${ownLimits.eventsSearched.toLocaleString('en')} events that the other parameters let through.`,
        ],
        ['`clusterNames`', 'Accepted, but matches nothing: there are no clusters. Project lists only.'],
      ],
    ),
    '## Properties of an event',
    table(
      ['Property', 'Meaning'],
      [
        ['`id`, `created`, `eventTypeName`', 'In every event. `created` is UTC, in whole seconds.'],
        ['`apiKeyId`, `publicKey`', 'The API key that did it.'],
        [
          '`clientId`',
          'The service account that was changed. If the event is about something else: the service account that did it.',
        ],
        ['`actorClientId`', 'The service account that did it. Only in the complete audit trail.'],
        [
          '`changes`',
          'The values that are different after the event: `value`, `before` and `after`, as lists of texts that are empty where there is no value. None is a secret. Only in the complete audit trail.',
        ],
        [
          '`teamName`',
          'Name that the team of the event has now, also of the team that somebody joined or left. Missing if the team is gone. Only in the complete audit trail.',
        ],
        ['`userId`, `username`', 'The user who did it.'],
        ['`remoteAddress`', 'IP address of the caller. Missing if the server itself made the change.'],
        ['`orgId`, `groupId`', 'Organization and project. Project lists have no `orgId`.'],
        ['`isGlobalAdmin`', 'Always `false`: there are no global administrators.'],
        ['`links`', 'Link to the event. Outside of projects it contains `groups/null`, as in Atlas.'],
      ],
    ),
    '## Event types',
    `"Happens in" names the published enumerations that contain the type. "Alertable" is the value in \`GET /eventTypes\`. Types marked * exist
only in Sallyport, and only in the complete audit trail.`,
    table(
      ['Type', 'What happened', 'Further properties', 'Values before and after', 'Happens in', 'Alertable'],
      eventTypes.map(({ type, description, details, scopes, alertable, published }) => [
        published ? code(type) : `${code(type)} *`,
        description,
        codes(details),
        codes(changedValuesOf(type)),
        scopes.join(', '),
        alertable ? 'yes' : 'no',
      ]),
    ),
  );
}
