import type * as contract from 'sallyport/testing';
import { PLACE, startPrivateServer as start } from './cli/private-server.js';
import { runEnvironment } from './cli/run-environment.js';
import { readSettings } from './config/read-settings.js';
import { SettingError } from './config/setting-error.js';
import { type RateLimitPlan, readRateLimitPlan } from './domain/rate-limit-plan.js';
import { smallSeed } from './seed/demo-seed.js';
import { readGuardFile } from './seed/guard-file.js';
import { builtInSeed, givenSeed, readSeedFile } from './seed/seed-file.js';
import { createLog } from './start-server.js';

export const startPrivateServer: typeof contract.startPrivateServer = async ({
  seed,
  guard,
  rateLimits = 'off',
  logLevel = 'error',
}) => {
  const { plan, ...limits } = limitsOf(rateLimits);
  // What the environment says to other servers is none of this one's business.
  const read = readSettings(
    { ...PLACE, ...limits, logLevel, ...(guard !== undefined && { guardFile: guard }) },
    {},
  );
  const settings = plan === undefined ? read : { ...read, rateLimits: plan };
  // By way of the process, so that it stands with what tests write, and nothing is registered for the end of the process.
  const log = createLog(settings.logLevel, (line) => void process.stderr.write(line));
  const guarded = guard === undefined ? undefined : await readGuardFile(guard, settings.guardDialect);
  const { facts, guardUrl, stop } = await start(
    settings,
    { seedFile: await seedOf(seed, guarded?.organizationName), guard: guarded },
    log,
  );
  const environment = runEnvironment(process.env, facts, guardUrl);
  return {
    facts: { ...facts, guardUrl, seed: facts.seed ?? { users: [], organizations: [] } },
    environment: Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    stop,
  };
};

/** `organization`: what the one that there is without a seed is called. */
async function seedOf(seed: contract.PrivateServerRequest['seed'], organization: string | undefined) {
  if (seed === undefined) return builtInSeed(smallSeed(organization));
  return typeof seed === 'string' ? readSeedFile(seed) : givenSeed(seed);
}

/** A mode or the name of a file is what the setting takes; numbers are a plan. */
function limitsOf(asked: string | object): { rateLimits?: string; plan?: RateLimitPlan } {
  if (typeof asked === 'string') return { rateLimits: asked };
  const plan = readRateLimitPlan(asked);
  if ('problem' in plan) throw new SettingError(`rateLimits: ${plan.field} ${plan.problem}`);
  return { plan };
}
