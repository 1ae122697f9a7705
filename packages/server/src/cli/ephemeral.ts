import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingError } from '../config/setting-error.js';
import type { SettingName, Settings } from '../config/settings.js';
import { createTestClock } from '../domain/test-clock.js';
import { makeTestOrganization } from '../seed/make-test-organization.js';
import type { StartOptions } from '../start-server.js';
import { openStore } from '../store/store.js';

export interface Ephemeral {
  readonly settings: Settings;
  /** Removes what had to be on disk after all. */
  cleanUp(): void;
}

/**
 * The settings of a server that keeps nothing: a random master key and no data directory. A certificate of its own making
 * has to be a file for clients to trust, so that one lives in a temporary directory. Throws SettingError for settings
 * that name a store.
 */
export function ephemeral(
  settings: Settings,
  flags: Readonly<Partial<Record<SettingName, string>>>,
): Ephemeral {
  if (settings.databaseUrl !== undefined)
    throw new SettingError(
      '--ephemeral and SALLYPORT_DATABASE_URL cannot be used together: --ephemeral keeps nothing',
    );
  // The environment may name a directory for other starts, as that of a container image does.
  if (flags.dataDir !== undefined)
    throw new SettingError(
      '--ephemeral and --data-dir cannot be used together: an ephemeral server keeps nothing',
    );
  const masterKey = settings.masterKey ?? randomBytes(32);
  if (settings.tls === undefined) return { settings: { ...settings, masterKey }, cleanUp: () => {} };
  const dataDir = mkdtempSync(join(tmpdir(), 'sallyport-'));
  return {
    settings: { ...settings, masterKey, dataDir },
    cleanUp: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** A store that ends with the process, and a clock that tests can move. */
export async function openForTests(): Promise<Required<Pick<StartOptions, 'store' | 'testing'>>> {
  const clock = createTestClock();
  return {
    testing: { clock, makeOrganization: makeTestOrganization },
    store: await openStore({ inMemory: true, now: clock.now }),
  };
}
