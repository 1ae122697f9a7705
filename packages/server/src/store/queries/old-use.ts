import { sql } from 'kysely';
import { BEYOND } from '../../domain/use.js';
import type { Reader } from '../reader.js';
import { send, type Writer } from '../writer.js';

/** The organization that comes next by its id and has rows there, be there still such an organization or not. */
export async function nextOrganizationIn(
  reader: Reader,
  table: 'use_counts' | 'recent_refusals',
  after: string,
): Promise<string | undefined> {
  const row = await reader
    .selectFrom(table)
    .select('organization_id')
    .where('organization_id', '>', after)
    .orderBy('organization_id')
    .limit(1)
    .executeTakeFirst();
  return row?.organization_id;
}

/** When the oldest hour or day of an organization begins. */
export async function oldestUse(
  reader: Reader,
  organizationId: string,
  hours: 1 | 24,
): Promise<number | undefined> {
  const row = await reader
    .selectFrom('use_counts')
    .select('starts_at')
    .where('organization_id', '=', organizationId)
    .where('hours', '=', hours)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return row?.starts_at;
}

/** Which hours or days of an organization: those that begin from `from` to before `until`. */
interface Span {
  readonly organizationId: string;
  readonly from: number;
  readonly until: number;
}

/**
 * Makes one day of hours: of the sums `mostRows` with the largest, and one of all that is beyond. What a node has written of
 * that day already is added to.
 */
export async function addDayOfHours(
  database: Writer,
  { organizationId, from, until }: Span,
  mostRows: number,
): Promise<void> {
  const kept = (column: string) =>
    sql`case when place < ${mostRows} then ${sql.ref(column)} else ${sql.lit(BEYOND)} end`;
  const keptOrEmpty = (column: string) =>
    sql`case when place < ${mostRows} then ${sql.ref(column)} else '' end`;
  await sql`
    insert into use_counts
      (organization_id, hours, starts_at, project_id, credential_id, api, operation, code, allowed, refused)
    select cast(${organizationId} as text), 24, cast(${from} as bigint),
      ${keptOrEmpty('project_id')}, ${kept('credential_id')}, ${keptOrEmpty('api')}, ${kept('operation')},
      ${kept('code')}, cast(sum(allowed) as bigint), cast(sum(refused) as bigint)
    from (
      select project_id, credential_id, api, operation, code, sum(allowed) as allowed, sum(refused) as refused,
        row_number() over (
          order by sum(allowed) + sum(refused) desc, project_id, credential_id, api, operation, code
        ) as place
      from use_counts
      where organization_id = ${organizationId} and hours = 1 and starts_at >= ${from} and starts_at < ${until}
      group by project_id, credential_id, api, operation, code
    ) as hours_of_day
    where true
    group by 4, 5, 6, 7, 8
    on conflict (organization_id, hours, starts_at, project_id, credential_id, api, operation, code)
    do update set
      allowed = use_counts.allowed + excluded.allowed,
      refused = use_counts.refused + excluded.refused`.execute(database);
}

export async function deleteUse(
  database: Writer,
  { organizationId, from, until }: Span,
  hours: 1 | 24,
): Promise<void> {
  await send(
    database,
    database
      .deleteFrom('use_counts')
      .where('organization_id', '=', organizationId)
      .where('hours', '=', hours)
      .where('starts_at', '>=', from)
      .where('starts_at', '<', until),
  );
}

/** The minute of the oldest refusal of an organization. */
export async function oldestRefusal(reader: Reader, organizationId: string): Promise<number | undefined> {
  const row = await reader
    .selectFrom('recent_refusals')
    .select('minute')
    .where('organization_id', '=', organizationId)
    .orderBy('minute')
    .limit(1)
    .executeTakeFirst();
  return row?.minute;
}

export async function deleteRefusalsBefore(
  database: Writer,
  organizationId: string,
  minute: number,
): Promise<void> {
  await send(
    database,
    database
      .deleteFrom('recent_refusals')
      .where('organization_id', '=', organizationId)
      .where('minute', '<', minute),
  );
}
