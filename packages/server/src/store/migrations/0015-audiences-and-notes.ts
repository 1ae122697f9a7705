import { type Kysely, sql } from 'kysely';

interface ApiRow {
  readonly id: string;
  readonly name: string;
  readonly document: string;
}

/** The audience of access tokens for each guarded API, by which the token endpoint finds it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable('guarded_apis')
    .addColumn('audience', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .createIndex('guarded_apis_by_audience')
    .on('guarded_apis')
    .columns(['audience', 'organization_id'])
    .execute();
  const { rows } = await sql<ApiRow>`
    select guarded_apis.id, guarded_apis.name, guarded_api_versions.document from guarded_apis
    join guarded_api_versions on guarded_api_versions.api_id = guarded_apis.id
      and guarded_api_versions.version = guarded_apis.active_version`.execute(database);
  for (const { id, name, document } of rows)
    await sql`update guarded_apis set audience = ${audienceOf(name, document)} where id = ${id}`.execute(
      database,
    );
}

/** As domain/guard/audience.ts had it then. */
function audienceOf(name: string, document: string): string {
  const { resource } = JSON.parse(document) as { readonly resource?: string };
  return resource !== undefined && URL.canParse(resource)
    ? new URL(resource).href
    : `urn:sallyport:api:${name}`;
}
