import { settings } from '../config/settings.js';
import type { Bound, Bounds } from '../domain/bounds/bound.js';
import { allBounds } from '../domain/bounds/index.js';
import type { MemoryBound } from '../domain/bounds/memory.js';
import { code, page, table } from './markdown.js';

const MIB = 1_048_576;

/** docs/reference/bounds.md, from the list of bounds. */
export function boundsPage(): string {
  const {
    published,
    lists,
    texts,
    requests,
    connections,
    memory,
    work,
    guard,
    guardRequests,
    guardProxy,
    guardDoctor,
    testing,
  } = allBounds;
  return page(
    '# Bounds',
    `Limits of requests, connections, lists, memory and queues. Published limits of Atlas are marked; the others are this server's own. If a
request exceeds a limit, the answer names the field and the number. Rate limits are in [operations](operations.md). If a limit has
a setting ([configuration](configuration.md)), this page shows its default.`,
    '## Requests',
    boundsTable(requests),
    '## Connections',
    boundsTable(connections),
    `Beyond these limits a connection can still call \`/healthz\` and \`/readyz\`. Any other request gets 503, and the connection is closed
after the response.`,
    '## Texts',
    'In Unicode characters (code points).',
    boundsTable(texts),
    '## Lists',
    boundsTable(lists),
    '## Published limits',
    boundsTable(published),
    '## Memory',
    `Caches whose keys come from callers are limited in number and in the length of the key. Each node has its own.`,
    table(
      ['Entries', 'At most', 'Key', 'Bytes each', 'MiB in all', 'Why'],
      Object.values<MemoryBound>(memory).map((bound) => [
        withSetting(bound),
        amount(bound),
        bound.key,
        figure(bound.bytesEach),
        figure(Math.ceil((bound.most * bound.bytesEach) / MIB)),
        bound.why,
      ]),
    ),
    `Only used entries need memory. The bytes include the key, on 64-bit Node.js 20. A credential or user that needs more counts as several
entries. Dates of last use that are not written yet are kept for all credentials in use, and metrics for all operations and statuses.`,
    '## Queues, mails, logs and events',
    boundsTable(work),
    '## Guarded APIs',
    boundsTable({ ...guard, ...guardRequests, ...guardProxy, ...guardDoctor }),
    '## A server for tests',
    boundsTable(testing),
  );
}

function boundsTable(bounds: Bounds): string {
  return table(
    ['What', 'At most', 'Why'],
    Object.values(bounds).map((bound) => [withSetting(bound), amount(bound), bound.why]),
  );
}

function amount({ most, unit }: Bound): string {
  return `${figure(most)} ${unit}`;
}

/** 16384 as `16,384`. */
function figure(value: number): string {
  return value.toLocaleString('en-US');
}

function withSetting({ of, setting }: Bound): string {
  if (setting === undefined) return of;
  const isSetting = Object.values(settings).some(({ env }) => env === setting);
  if (!isSetting) throw new Error(`${setting} is no setting`);
  return `${of} (${code(setting)})`;
}
