import { settings } from '../config/settings.js';
import type { Bound, Bounds } from '../domain/bounds/bound.js';
import { allBounds } from '../domain/bounds/index.js';
import type { MemoryBound } from '../domain/bounds/memory.js';
import { code, page, table } from './markdown.js';

const MIB = 1_048_576;

/** docs/reference/bounds.md, from the list of bounds. */
export function boundsPage(): string {
  const { published, lists, texts, requests, connections, memory, work, guard, testing } = allBounds;
  return page(
    '# Bounds',
    `Everything that a caller chooses, and everything that grows by itself, has a bound. Numbers that are published for the live
service are kept; the others are this server's own. A refusal names the field and the number. Rates have a page of their own: what
an operation may be called is in [operations](operations.md). Bounds with a setting are in
[configuration](configuration.md); the number here is its default.`,
    '## Requests',
    boundsTable(requests),
    '## Connections',
    boundsTable(connections),
    `Beyond the bounds a connection is still taken for \`/healthz\` and \`/readyz\`; any other request on it is answered 503, and it ends
with the answer.`,
    '## Texts',
    'Characters are those of Unicode (code points).',
    boundsTable(texts),
    '## Lists',
    boundsTable(lists),
    '## Published limits',
    boundsTable(published),
    '## Memory',
    `What is kept under a text that a caller chose is bounded in number and in the length of that text. Each node keeps its own.`,
    table(
      ['What is kept', 'At most', 'Kept under', 'Bytes each', 'MiB in all', 'Why'],
      Object.values<MemoryBound>(memory).map((bound) => [
        withSetting(bound),
        amount(bound),
        bound.key,
        figure(bound.bytesEach),
        figure(Math.ceil((bound.most * bound.bytesEach) / MIB)),
        bound.why,
      ]),
    ),
    `Only what is used takes room. Bytes count the key, and are those of Node 20 on 64 bits; of credentials and people an entry that
takes more counts as several, so the product holds for them too. Use of credentials that is not written yet is kept for as many as
there are, and answers that are counted for the metrics for as many operations and statuses as there are.`,
    '## Work that waits, and what is kept for long',
    boundsTable(work),
    '## Guarded APIs',
    boundsTable(guard),
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
