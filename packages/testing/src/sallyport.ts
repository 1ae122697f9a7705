import {
  type Client,
  type Credentials,
  callerVariables,
  createClient,
  type TestCall,
  type TestCallFilter,
  type TestControls,
  type TestFault,
  type TestFaultRequest,
  type TestOrganization,
  type TestOrganizationSeed,
  type TestRateLimitRequest,
} from '@sallyport/client';
import type { SeedFacts, ServerFacts } from 'sallyport/testing';
import { type CredentialsByName, credentialsOf, type NamedApiKey } from './credentials-by-name.js';
import type { StartedServer } from './started-server.js';

/** What is the same of a server and of an organization in it that a test has to itself. */
interface Caller {
  /** The first organization. */
  readonly orgId: string;
  /** The first project; throws where there is none. */
  readonly groupId: string;
  readonly credentials: CredentialsByName;
  /** This process's environment with address and credentials, as `sallyport run` gives it to its command. */
  readonly env: Readonly<Record<string, string>>;
  /** A typed client; by default as a service account that is an owner, or the first, or else as an API key. */
  client(credentials?: Credentials): Client;
  /** Makes an API key with that role alone: of the first organization, or of the first project for `GROUP_…`. */
  caller(role: string): Promise<NamedApiKey>;
}

/** The clock of a server. It is never that of this process. */
export interface SallyportClock {
  now(): Promise<Date>;
  /** Moves it on to a time; what falls due meanwhile is done before this resolves. */
  set(time: Date | string): Promise<Date>;
  freeze(): Promise<Date>;
  run(): Promise<Date>;
}

export interface SallyportOrganization extends Caller {
  readonly name: string;
  readonly projects: TestOrganization['projects'];
}

/** A private server for tests. What it refuses is thrown as an error that says why, and what was probably meant. */
export interface Sallyport extends Caller, AsyncDisposable {
  /** Where it listens, without a slash at its end. */
  readonly url: string;
  /** Where the gates of the guarded API ask, for `sallyport guard proxy` and other proxies; throws without one. */
  readonly guardUrl: string;
  /** All that the seed made, with its secrets. */
  readonly seed: SeedFacts;
  readonly clock: SallyportClock;
  /** Moves the clock on by `30 days`, `1 hour 30 minutes` or `P1Y`, and does in order what falls due until then. */
  advance(duration: string): Promise<Date>;
  /** Sets the faults that requests meet, in place of those there were; none takes all away. */
  faults(
    ...rules: readonly (TestFaultRequest | readonly TestFaultRequest[])[]
  ): Promise<readonly TestFault[]>;
  /** The calls that fit, in their order. */
  calls(filter?: TestCallFilter): Promise<readonly TestCall[]>;
  /** Back to the seed: state, time and limits of the start, no faults, no calls. */
  reset(): Promise<void>;
  /** Keeps the state and the clock under a name. */
  snapshot(name: string): Promise<void>;
  restore(name: string): Promise<void>;
  /** Makes an organization that a test has to itself, by default with a project and an owner of each kind. */
  organization(seed?: TestOrganizationSeed): Promise<SallyportOrganization>;
  /** `atlas`, `off`, or numbers for single endpoint sets; with full buckets. */
  rateLimits(limits: 'atlas' | 'off' | TestRateLimitRequest): Promise<void>;
  /** The rest of the controls, one call each. */
  readonly test: TestControls;
  /** Resolves when the server has ended. */
  stop(): Promise<void>;
}

/** Moving the clock over years does the work of years. */
const CONTROL_TIMEOUT_MS = 120_000;

export function sallyportOn(server: StartedServer): Sallyport {
  const { facts, environment } = server;
  const url = facts.baseUrl;
  const { test } = createClient({
    baseUrl: url,
    fetch: controlFetch(server),
    userAgent: '@sallyport/testing',
  });
  const timeOf = async (state: Promise<{ readonly now: string }>) => new Date((await state).now);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= server.stop();
    return stopped;
  };

  const own: Omit<Sallyport, keyof Caller> = {
    url,
    get guardUrl() {
      if (facts.guardUrl === undefined) throw new Error('startSallyport was given no guard');
      return facts.guardUrl;
    },
    seed: facts.seed,
    clock: {
      now: () => timeOf(test.clock()),
      set: (time) => timeOf(test.setClock(time)),
      freeze: () => timeOf(test.freezeClock()),
      run: () => timeOf(test.runClock()),
    },
    advance: (duration) => timeOf(test.advance(duration)),
    faults: (...rules) => test.setFaults(rules.flat()),
    calls: (filter) => test.calls(filter),
    reset: () => test.reset(),
    snapshot: (name) => test.saveSnapshot(name),
    restore: (name) => test.restoreSnapshot(name),
    async organization(seed) {
      const made = await test.createOrganization(seed);
      const { orgId, name, projects, apiKeys, serviceAccounts } = made;
      const its = {
        orgId,
        groupId: projects[0]?.groupId,
        apiKey: apiKeys.find(({ roles }) => roles.includes('ORG_OWNER')) ?? apiKeys[0],
        serviceAccount: serviceAccounts[0],
        owner: undefined,
        seed: { users: [], organizations: [made] },
      };
      return joined({ name, projects }, callerOf(url, its, withVariables(environment, its)));
    },
    async rateLimits(limits) {
      await test.setRateLimits(limits);
    },
    test,
    stop,
    [Symbol.asyncDispose]: stop,
  };
  return joined(own, callerOf(url, facts, environment));
}

/** Both in one, with getters as they are: what a seed does not have is told when it is asked for. */
function joined<One extends object, Other extends object>(one: One, other: Other): One & Other {
  return Object.defineProperties(one, Object.getOwnPropertyDescriptors(other)) as One & Other;
}

function callerOf(
  url: string,
  facts: Omit<ServerFacts, 'baseUrl' | 'guardUrl'>,
  env: Readonly<Record<string, string>>,
): Caller {
  const { orgId, groupId, apiKey, serviceAccount } = facts;
  const client: Caller['client'] = (credentials = serviceAccount ?? apiKey) =>
    createClient({ baseUrl: url, credentials: found('credentials', credentials) });
  return {
    get orgId() {
      return found('organization', orgId);
    },
    get groupId() {
      return found('project', groupId);
    },
    credentials: credentialsOf(facts),
    env,
    client,
    async caller(role) {
      const body = { desc: role, roles: [role] };
      const made = role.startsWith('GROUP_')
        ? await client().call('createGroupApiKey', { groupId: found('project', groupId), body })
        : await client().call('createOrgApiKey', { orgId: found('organization', orgId), body });
      const { id, publicKey, privateKey } = made;
      return { id, publicKey, privateKey };
    },
  };
}

function found<T>(what: string, value: T | undefined): T {
  if (value === undefined) throw new Error(`the seed has no ${what}`);
  return value;
}

/** The environment of somebody else; what that one does not have is not set. */
function withVariables(
  environment: Readonly<Record<string, string>>,
  facts: Parameters<typeof callerVariables>[0],
): Record<string, string> {
  const env = { ...environment };
  for (const [name, value] of Object.entries(callerVariables(facts)))
    if (value === undefined) delete env[name];
    else env[name] = value;
  return env;
}

/** Asks the server, for a bounded time; where nobody answers, the error says what became of it. */
function controlFetch(server: StartedServer): typeof fetch {
  return async (input, init) => {
    try {
      return await fetch(input, { ...init, signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS) });
    } catch (error) {
      const why = server.whyGone();
      throw why === undefined ? error : new Error(`The server is gone: ${why}`, { cause: error });
    }
  };
}
