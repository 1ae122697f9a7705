import { eventTypes } from '../domain/events.js';
import { code, codes, page, table } from './markdown.js';

/** docs/reference/events.md, from the catalogue of event types. */
export function eventsPage(): string {
  return page(
    '# Events',
    `Every change leaves an event: what happened, who did it, from which address, and when. It is written in the same
transaction as the change, so neither is ever there without the other. Reading leaves no event.`,
    '## Read them',
    `\`\`\`sh
curl --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" \\
  --header 'Accept: application/vnd.atlas.2023-01-01+json' \\
  "$URL/api/atlas/v2/orgs/$ORG_ID/events?eventType=API_KEY_CREATED&minDate=2026-08-01T00:00:00Z"
\`\`\``,
    `An organization's list (\`/orgs/{orgId}/events\`) has what the live service lists there: what happened in the organization
itself, and of its projects only that they were made, moved, deleted or got other tags, and what teams may do in them. A
project's list (\`/groups/{groupId}/events\`) has the events of the project. Both have published types alone, because a client
with a strict enumeration cannot read others. The newest come first.`,
    `**All of the audit trail** is at \`/api/private/orgs/{orgId}/events\` and \`/api/private/groups/{groupId}/events\`, with the same
parameters and the same permission: every event of the organization and of all of its projects, Sallyport's own types, and
\`actorClientId\`. The console and \`sallyport events\` read there.`,
    table(
      ['Query parameter', 'Meaning'],
      [
        ['`eventType`', 'Only this type. Repeat it for several.'],
        ['`excludedEventType`', 'All but this type. Repeat it for several. Project lists only.'],
        [
          '`minDate`, `maxDate`',
          'Only events of this time, both ends included, as RFC 3339 writes it; without a zone it is UTC. Encode a `+` as `%2B`.',
        ],
        ['`includeRaw`', '`true` adds `raw`: description, severity, names of organization and project.'],
        [
          '`includeCount`',
          '`false` answers `totalCount` 0 and spares the counting; for long lists that is faster.',
        ],
        ['`pageNum`, `itemsPerPage`', 'The page, from 1, and its length, up to 500.'],
        ['`clusterNames`', 'Taken, and matches nothing: there are no clusters here. Project lists only.'],
      ],
    ),
    '## What an event tells',
    table(
      ['Property', 'Meaning'],
      [
        ['`id`, `created`, `eventTypeName`', 'Always there. `created` is UTC, in whole seconds.'],
        ['`apiKeyId`, `publicKey`', 'The API key that did it.'],
        ['`clientId`', 'The service account that it was done to, or else the one that did it.'],
        ['`actorClientId`', 'The service account that did it. In the whole audit trail only.'],
        ['`userId`, `username`', 'The person who did it.'],
        ['`remoteAddress`', 'Where the call came from. Absent when the server itself acted.'],
        ['`orgId`, `groupId`', 'Where it happened. Project lists leave `orgId` out.'],
        ['`isGlobalAdmin`', 'Always `false`: nobody stands above the organizations here.'],
        [
          '`links`',
          'The event itself. Events outside projects carry `groups/null` in it, as on the live service.',
        ],
      ],
    ),
    '## Event types',
    `Further properties come with the type. "Happens in" names the published enumerations that have the type; "alertable" is
what \`GET /eventTypes\` says of it. Types marked * are Sallyport's own; only the whole audit trail has them.`,
    table(
      ['Type', 'What happened', 'Further properties', 'Happens in', 'Alertable'],
      eventTypes.map(({ type, description, details, scopes, alertable, published }) => [
        published ? code(type) : `${code(type)} *`,
        description,
        codes(details),
        scopes.join(', '),
        alertable ? 'yes' : 'no',
      ]),
    ),
  );
}
