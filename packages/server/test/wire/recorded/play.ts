import { applySeedFile } from '../../../src/cli/prepare-store.js';
import { readSettings } from '../../../src/config/read-settings.js';
import { limits } from '../../../src/domain/limits.js';
import { parseSeedFile } from '../../../src/seed/seed-file.js';
import type { SeedOutcome } from '../../../src/seed/seed-run.js';
import { createLog, startServer } from '../../../src/start-server.js';
import { openStore } from '../../../src/store/store.js';
import { ABOUT_ALL } from '../../../src/store/subjects.js';
import { type CallAnswer, createCall } from '../../support/call.js';
import { COMPARED, type LiveAnswer, type Step, type Story } from './step.js';

/** The caller's public key sorts before all others. */
const seedWith = (projects: readonly string[]) => `
users:
  - { username: ada@example.com, firstName: Ada, lastName: Example, country: IE, password: a long password of Ada }
  - { username: zoe@example.com, firstName: Zoe, lastName: Example, country: IE, password: a long password of Zoe }
organizations:
  - name: Example Org
    projects: [${projects.map((name) => `{ name: ${name} }`)}]
    users:
      - { username: ada@example.com, roles: [ORG_OWNER], projects: [{ name: Base, roles: [GROUP_OWNER] }] }
      - { username: zoe@example.com, roles: [ORG_MEMBER] }
    apiKeys: [{ description: caller, roles: [ORG_OWNER], publicKey: aaaaaaaa }]
`;

/** An answer as it is compared. */
interface Compared {
  readonly request: string;
  readonly status: number;
  readonly limit: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Plays a story on a server of its own. Gives what the recorded requests were answered, and what they should be. */
export async function play(
  story: Story,
): Promise<{ readonly got: Compared[]; readonly expected: Compared[] }> {
  const server = await startSeeded(story);
  const call = createCall(server);
  const names = new Map(Object.entries(server.names));
  const got: Compared[] = [];
  const expected: Compared[] = [];
  try {
    for (const step of story.steps) {
      const answer = await send(step);
      for (const [name, pointer] of Object.entries(step.names ?? {}))
        names.set(name, String(answer.json?.[pointer.slice(1)]));
      if (step.live === undefined) {
        if (answer.status >= 300) throw new Error(`${step.request}: ${answer.status} ${answer.text}`);
        continue;
      }
      got.push(asCompared(step, step.live, answer));
      const recorded = asRecorded(step, step.live);
      expected.push({ ...recorded, body: named(recorded.body) });
    }
  } finally {
    await server.stop();
  }
  return { got, expected };

  async function send({ request, version = '2023-01-01', withoutCredentials, body }: Step) {
    const [method = '', path = ''] = filled(request).split(' ');
    const accept = `application/vnd.atlas.${version}+json`;
    const text = body === undefined ? undefined : filled(JSON.stringify(body));
    const key = withoutCredentials ? 'none' : server.first.apiKey;
    return call(method, path, { accept, body: text, key });
  }

  function filled(text: string): string {
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => names.get(name) ?? whole);
  }

  function asCompared({ request }: Step, { limit }: LiveAnswer, answer: CallAnswer): Compared {
    const headers = COMPARED.flatMap((name) => {
      const value = answer.headers[name];
      return value === undefined ? [] : [[name, named(value)]];
    });
    return {
      request,
      status: answer.status,
      limit: limit === 'not recorded' ? limit : answer.headers['ratelimit-limit'],
      headers: Object.fromEntries(headers),
      body: named(answer.text),
    };
  }

  /** With the names of what differs from one installation to the next. */
  function named(text: string): string {
    const known = [['B', server.url], ...names].reduce(
      (rest, [name, value]) => rest.replaceAll(value ?? '', `{${name}}`),
      text,
    );
    return known
      .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '{time}')
      .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '{secret}')
      .replace(/(\*-)[0-9a-f]{12}\b/g, '$1{secret}')
      .replace(/nonce="[A-Za-z0-9+/]{32}"/, 'nonce="{nonce}"')
      .replace(/(?<=["/])[0-9a-f]{24}(?=")/g, '{id}');
  }
}

function asRecorded(
  { request, version = '2023-01-01' }: Step,
  { status, limit, headers = {}, body, differs }: LiveAnswer,
): Compared {
  const told = differs?.body ?? body ?? '';
  const isOfVersion = !request.includes('/api/') && status < 300;
  const type = `application/vnd.atlas.${version}+json;charset=utf-8`;
  return {
    request,
    status,
    limit: limit?.toString(),
    headers: { ...(isOfVersion && { 'content-type': type }), ...headers },
    body: typeof told === 'string' ? told : JSON.stringify(told),
  };
}

async function startSeeded({ isFull = false }: Story) {
  const settings = readSettings({ port: '0', masterKey: 'ab'.repeat(32), logLevel: 'error' }, {});
  const more = Array.from({ length: isFull ? limits.projectsPerOrganization - 1 : 0 }, (_, n) => `P${n}`);
  const seed = await parseSeedFile('recorded', seedWith(['Base', ...more]));
  let seeded: SeedOutcome | undefined;
  const ids = new Map<string, string>();
  const server = await startServer({
    settings,
    store: await openStore({ now: Date.now, inMemory: true }),
    log: createLog(settings.logLevel),
    prepare: async (services) => {
      seeded = await applySeedFile(services, seed);
      await services.store.write(ABOUT_ALL, async ({ database, now, withoutEvent }) => {
        withoutEvent('as if they had signed in');
        await database.updateTable('users').set({ last_auth_at: now }).execute();
        for (const { id, username } of await database.selectFrom('users').selectAll().execute())
          ids.set(username, id);
      });
    },
  });
  const [organization] = seeded?.organizations ?? [];
  const [key] = organization?.apiKeys ?? [];
  if (organization === undefined || key === undefined) throw new Error('the seed was not applied');
  return {
    ...server,
    first: { apiKey: key },
    names: {
      O: organization.orgId,
      G: organization.projects[0]?.groupId ?? '',
      C: key.id,
      U: ids.get('ada@example.com') ?? '',
      Z: ids.get('zoe@example.com') ?? '',
    },
  };
}
