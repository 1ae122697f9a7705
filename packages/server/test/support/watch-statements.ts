import pg from 'pg';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { lackingIn } from './portable-sql.js';

// Runs before every test file, so that every statement that any suite makes the store send to PostgreSQL is looked at.

/** What postgres-session.ts calls its sessions; those of tests themselves have other names. */
const OURS = 'sallyport';

const seen = new Set<string>();
const problems: string[] = [];
const { query } = pg.Client.prototype;

function look(client: object, statement: unknown): void {
  if (typeof statement !== 'string' || seen.has(statement)) return;
  const { application_name: name } = Reflect.get(client, 'connectionParameters') as Record<string, unknown>;
  if (name !== OURS) return;
  seen.add(statement);
  const lacking = lackingIn(statement);
  if (lacking.length > 0) problems.push(`${lacking.join(', ')}: ${statement.slice(0, 200)}`);
}

function failOnProblems(): void {
  if (problems.length === 0) return;
  throw new Error(`SQL that docs/reference/sql.md keeps out:\n${problems.splice(0).join('\n')}`);
}

beforeAll(() => {
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client: object, given: unknown[]) {
      look(client, given[0]);
      return Reflect.apply(target, client, given);
    },
  });
});
afterEach(failOnProblems);
afterAll(() => {
  pg.Client.prototype.query = query;
  failOnProblems();
});
