import { type Kysely, sql } from 'kysely';
import { byteOrderedText } from './byte-ordered-text.js';

interface ApiRow {
  readonly id: string;
  readonly name: string;
  readonly document: string;
}

/** Audiences of guarded APIs, and what people say of credentials. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await addAudiences(database);
  await addNotes(database);
}

/** Of access tokens for each guarded API, by which the token endpoint finds it. */
async function addAudiences(database: Kysely<unknown>): Promise<void> {
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

/** Kind, label, owner and tags of credentials; who made one; and kind and label of who did what an event tells of. */
async function addNotes(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('credential_notes')
    .addColumn('credential_id', 'text', (column) =>
      column.notNull().primaryKey().references('credentials.id').onDelete('cascade'),
    )
    .addColumn('kind', byteOrderedText(database))
    .addColumn('label', 'text')
    .addColumn('owner', 'text')
    .execute();
  await schema
    .createTable('credential_tags')
    .addColumn('credential_id', 'text', (column) =>
      column.notNull().references('credentials.id').onDelete('cascade'),
    )
    .addColumn('tag', byteOrderedText(database), (column) => column.notNull())
    .addPrimaryKeyConstraint('credential_tags_key', ['credential_id', 'tag'])
    .execute();
  await schema.alterTable('credentials').addColumn('made_by', 'text').execute();
  // One by one: SQLite adds a single column in a statement.
  await schema.alterTable('events').addColumn('actor_notes_kind', 'text').execute();
  await schema.alterTable('events').addColumn('actor_notes_label', 'text').execute();
}
