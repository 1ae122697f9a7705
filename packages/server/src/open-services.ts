import type { Logger } from 'pino';
import { createDecide, type Decide } from './access/decision/decide.js';
import { createExplainer } from './access/decision/explain.js';
import { createDirectory } from './access/directory.js';
import { createGuardedExplainer } from './access/guard/explain-guarded.js';
import { createGuardedApis } from './access/guard/guarded-apis.js';
import { loadMasterKeys } from './config/master-key.js';
import { rateLimitPlanOf } from './config/rate-limits.js';
import type { Settings } from './config/settings.js';
import { memoryBounds } from './domain/bounds/memory.js';
import { type Clock, systemClock } from './domain/clock.js';
import { type CallLimits, createCallLimits } from './domain/guard/call-limits.js';
import { numbersUnder } from './domain/rate-limit-plan.js';
import { endpointSets } from './domain/rate-limits.js';
import { createSealing } from './domain/sealing.js';
import { rateLimitsOf } from './domain/served-rate-limits.js';
import { createTokenBuckets, type TokenBuckets } from './domain/token-buckets.js';
import { ordinaryOperations } from './http/operations/index.js';
import { otherRoutes } from './http/other-routes.js';
import { routeFinder } from './http/route-finder.js';
import { createAccountServices } from './services/account-services.js';
import { recognizeMasterKey } from './services/installation/recognize-master-key.js';
import { ensureSigningKey } from './services/oauth/signing-keys.js';
import type { Services } from './services/services.js';
import { readGate } from './store/queries/gates.js';
import { readGuardedApi } from './store/queries/guarded-apis.js';
import { databaseFile } from './store/sqlite-engine.js';
import { openStore, type Store } from './store/store.js';

/** The lower half of the composition: the store and the use cases on it, without anything that listens. */
export interface OpenServices {
  readonly services: Services;
  readonly buckets: TokenBuckets;
  /** Of guarded APIs. */
  readonly calls: CallLimits;
  readonly decide: Decide;
  /** Sets the base of links, where no setting names it. */
  setPublicUrl(url: string): void;
  /** Closes the store. */
  close(): Promise<void>;
}

export interface OpenServicesOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** An already opened store, which is closed like one that is opened here. */
  readonly store?: Store;
  /** Default: the clock of the machine. */
  readonly now?: Clock;
}

/** Opens the store, or makes it, and builds the services. Throws what opening and a wrong master key throw. */
export async function openServices({
  settings,
  log,
  store: given,
  now = systemClock,
}: OpenServicesOptions): Promise<OpenServices> {
  const keys = loadMasterKeys(settings, databaseFile(settings.dataDir), (message) => log.warn(message));
  const sealing = createSealing(keys.current, keys.previous);
  const store =
    given ??
    (await openStore({
      ...(settings.databaseUrl === undefined
        ? { dataDir: settings.dataDir }
        : { databaseUrl: settings.databaseUrl }),
      now,
      maxLagMs: settings.maxStalenessSeconds * 1000,
      onError: (error) => log.error({ err: error }, 'database error in the background'),
      onWarning: (message) => log.warn(message),
      onRecovery: (message) => log.info(message),
    }));
  try {
    await recognizeMasterKey(store, sealing);
    await ensureSigningKey({ store, sealing, now });
  } catch (error) {
    await store.close();
    throw error;
  }
  const buckets = createTokenBuckets({
    now,
    maxBuckets: memoryBounds.buckets.most,
    numbersOf: numbersUnder(rateLimitPlanOf(settings)),
  });
  const calls = createCallLimits({ now, maxOwners: memoryBounds.guardedCalls.most });
  const guarded = createGuardedApis({
    store,
    readApi: (name) => readGuardedApi(store.reader, name),
    readGate: (name) => readGate(store.reader, name),
  });
  const directory = createDirectory({ store, sealing, maxCredentials: settings.credentialCacheSize });
  const decide = createDecide({
    organizations: directory.organizations,
    projects: directory.projects,
    deletedJustNow: directory.deletedJustNow,
    facts: directory.facts,
    isFollowing: store.isFollowing,
    now,
  });
  const { smtpUrl, mailFrom } = settings;
  let publicUrl = settings.publicUrl ?? '';
  return {
    buckets,
    calls,
    decide,
    services: {
      store,
      now,
      sealing,
      rateLimits: rateLimitsOf(Object.values(endpointSets), ordinaryOperations, buckets.limitsOf),
      decision: {
        directory,
        guarded,
        explainGuarded: createGuardedExplainer({ decide, calls, now }),
        explain: createExplainer({
          decide,
          buckets,
          findRoute: routeFinder(ordinaryOperations, otherRoutes, now),
          now,
        }),
      },
      ...createAccountServices({
        smtp: smtpUrl === undefined || mailFrom === undefined ? undefined : { url: smtpUrl, from: mailFrom },
        publicUrl: () => publicUrl,
        sealing,
        now,
        log,
      }),
    },
    setPublicUrl(url) {
      if (publicUrl === '') publicUrl = url;
    },
    async close() {
      directory.close();
      guarded.close();
      await store.close();
    },
  };
}
