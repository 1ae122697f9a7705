import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/domain/ids.js';
import { createChangeFeed } from '../../src/store/change-feed.js';
import { insertUserOrganizationRoles } from '../../src/store/queries/user-roles.js';
import { openStore, type Store, type WriteTransaction } from '../../src/store/store.js';
import { ABOUT_ALL, about } from '../../src/store/subjects.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { addApiKey, addOrganization, addUser } from '../support/rows.js';

// Many writers on three nodes of one PostgreSQL database, whose transactions take their places at once and commit when
// chance has it: what a write reads stays true, and a reader of the changes misses none of them.

const NODES = 3;
const ORGANIZATIONS = 4;
const MOST_KEYS = 5;

let postgres: PostgresServer;
let nodes: Store[];

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  nodes = [];
  for (let node = 0; node < NODES; node++)
    nodes.push(
      await openStore({ databaseUrl, now: Date.now, pollIntervalMs: 3_600_000, maxLagMs: 3_600_000 }),
    );
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await postgres.stop();
});

interface Attempt {
  readonly node: number;
  readonly kind: 'make a key' | 'step down' | 'take the name';
  readonly organization: number;
  readonly delayMs: number;
}

const attempts: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record({
    node: fc.nat(NODES - 1),
    kind: fc.constantFrom('make a key', 'make a key', 'make a key', 'step down', 'take the name'),
    organization: fc.nat(ORGANIZATIONS - 1),
    delayMs: fc.nat(25),
  }),
  { minLength: 60, maxLength: 100 },
);

interface Place {
  readonly id: string;
  /** Each starts as Organization Owner; whoever steps down leaves another one. */
  readonly owners: readonly string[];
  /** A user name that several want. */
  readonly name: string;
}

async function prepare(): Promise<Place[]> {
  const places = Array.from({ length: ORGANIZATIONS }, () => {
    const id = newId(Date.now());
    return { id, owners: [newId(Date.now()), newId(Date.now()), newId(Date.now())], name: `name-${id}` };
  });
  await node(0).write(ABOUT_ALL, async (write) => {
    write.withoutEvent('test');
    for (const { id: organizationId, owners } of places) {
      await addOrganization(write.database, organizationId);
      for (const userId of owners) {
        await addUser(write.database, userId);
        await insertUserOrganizationRoles(write.database, { userId, organizationId }, ['ORG_OWNER']);
      }
    }
  });
  return places;
}

function node(index: number): Store {
  const store = nodes[index];
  if (store === undefined) throw new Error(`there is no node ${index}`);
  return store;
}

/** What the write changed, or undefined where a limit forbade it. */
function run(attempt: Attempt, place: Place): Promise<string | undefined> {
  const { id, owners, name } = place;
  const works: Record<Attempt['kind'], [subjects: readonly string[], Work]> = {
    'make a key': [[id], (write) => makeKey(write, id)],
    'step down': [[id, ...owners], (write) => stepDown(write, id)],
    'take the name': [[name], (write) => takeName(write, name)],
  };
  const [subjects, work] = works[attempt.kind];
  return node(attempt.node).write(about(...subjects), async (write) => {
    write.withoutEvent('test');
    const changed = await work(write);
    // Places are taken and rows are written: the commit comes later than that of others.
    await sleep(attempt.delayMs);
    return changed;
  });
}

type Work = (write: WriteTransaction) => Promise<string | undefined>;

async function makeKey({ database, changed }: WriteTransaction, of: string): Promise<string | undefined> {
  const keys = await database
    .selectFrom('credentials')
    .select('id')
    .where('organization_id', '=', of)
    .execute();
  if (keys.length >= MOST_KEYS) return undefined;
  const id = newId(Date.now());
  await addApiKey(database, { id, organizationId: of });
  changed({ kind: 'credential', subject: id, of });
  return id;
}

async function stepDown({ database, changed }: WriteTransaction, of: string): Promise<string | undefined> {
  const owners = await database
    .selectFrom('user_organization_roles')
    .select('user_id')
    .where('organization_id', '=', of)
    .where('role', '=', 'ORG_OWNER')
    .execute();
  const [first, another] = owners;
  if (first === undefined || another === undefined) return undefined;
  await database
    .deleteFrom('user_organization_roles')
    .where('organization_id', '=', of)
    .where('user_id', '=', first.user_id)
    .execute();
  changed({ kind: 'user', subject: first.user_id });
  return first.user_id;
}

async function takeName(write: WriteTransaction, name: string): Promise<string | undefined> {
  const { database, changed } = write;
  const taken = await database
    .selectFrom('users')
    .select('id')
    .where('username', '=', `${name}@example.com`)
    .executeTakeFirst();
  if (taken) return undefined;
  const id = write.newSubject();
  await database
    .insertInto('users')
    .values({ id, username: `${name}@example.com`, first_name: '', last_name: '', created_at: 1 })
    .execute();
  changed({ kind: 'user', subject: id });
  return id;
}

/** A feed that is read by hand, and all that it has told. */
async function follow(store: Store) {
  const feed = await createChangeFeed({
    reader: store.reader,
    pollIntervalMs: undefined,
    onError: () => expect.unreachable(),
  });
  const heard: string[] = [];
  feed.listen((changes) =>
    heard.push(...(changes === 'all' ? ['all'] : changes.map(({ subject }) => subject))),
  );
  return { feed, heard };
}

it('limits, the last owner and names hold, and no change is missed, however late transactions commit', async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      const places = await prepare();
      const readers = [await follow(node(0)), await follow(node(1))];
      let isWriting = true;
      const reading = readers.map(async ({ feed }, index) => {
        while (isWriting) {
          await feed.poll();
          await sleep(index * 3);
        }
        await feed.poll();
      });

      const changed = await Promise.all(
        all.map((attempt) => run(attempt, places[attempt.organization] as Place)),
      );
      isWriting = false;
      await Promise.all(reading);

      const committed = changed.filter((subject) => subject !== undefined);
      for (const { heard } of readers) expect([...heard].sort()).toEqual([...committed].sort());
      for (const [index, { id, owners, name }] of places.entries()) {
        const here = all.filter(({ organization }) => organization === index);
        const asked = (kind: Attempt['kind']) => here.filter((attempt) => attempt.kind === kind).length;
        const { reader } = node(0);
        const keys = await reader
          .selectFrom('credentials')
          .where('organization_id', '=', id)
          .select('id')
          .execute();
        expect(keys).toHaveLength(Math.min(asked('make a key'), MOST_KEYS));
        const left = await reader
          .selectFrom('user_organization_roles')
          .where('organization_id', '=', id)
          .select('user_id')
          .execute();
        expect(left).toHaveLength(Math.max(owners.length - asked('step down'), 1));
        const named = await reader
          .selectFrom('users')
          .where('username', '=', `${name}@example.com`)
          .select('id')
          .execute();
        expect(named).toHaveLength(Math.min(asked('take the name'), 1));
      }
    }),
    { numRuns: 8 },
  );
});
