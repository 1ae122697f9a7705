import {
  DummyDriver,
  Kysely,
  type Migration,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';

/** The statements of a migration, in the words of PostgreSQL, without a database: whatever it reads is empty. */
export async function statementsOf(migration: Migration): Promise<readonly string[]> {
  const statements: string[] = [];
  const database = new Kysely<unknown>({
    dialect: {
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (of) => new PostgresIntrospector(of),
    },
    log: ({ query }) => {
      statements.push(query.sql.replace(/\s+/g, ' ').trim().toLowerCase());
    },
  });
  await migration.up(database);
  await database.destroy();
  return statements;
}

/** What fails, or is lost, for nodes of the release before that still run. */
const DESTRUCTIVE: Readonly<Record<string, RegExp>> = {
  'drops a table': /^drop table\b/,
  'drops a column': /^alter table .*\bdrop column\b/,
  'renames a table or a column': /^alter table .*\brename\b/,
  'changes the type of a column': /^alter table .*\balter column .*\b(set data )?type\b/,
  'forbids null': /^alter table .*\balter column .*\bset not null\b/,
  'takes a default away': /^alter table .*\balter column .*\bdrop default\b/,
  'adds a column that has to be given': /^alter table .*\badd column (?!.*\bdefault\b).*\bnot null\b/,
  'adds a constraint': /^alter table .*\badd (constraint|check|unique|foreign key|primary key)\b/,
  'adds a unique index': /^create unique index\b/,
};

/** What the statement does that the release before may not survive; nothing for one that only adds. */
export function destructionIn(statement: string): readonly string[] {
  return Object.entries(DESTRUCTIVE)
    .filter(([, pattern]) => pattern.test(statement))
    .map(([name]) => name);
}
