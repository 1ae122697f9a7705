import type { TestRateLimitRequest } from '@sallyport/client';
import { startChildServer } from './child-server.js';
import { startInProcessServer } from './in-process-server.js';
import { type Sallyport, sallyportOn } from './sallyport.js';

export interface SallyportOptions {
  /**
   * Name of a seed file, or what one says (docs/guides/seed.md). Default: an organization with a project, and a person, an API key
   * and a service account who own it.
   */
  readonly seed?: string | object;
  /**
   * Name of the file with the definition of a guarded API (docs/guides/guard.md), which has a gate of its name then. Without a seed,
   * the organization is called as the definition says.
   */
  readonly guard?: string;
  /** `child` (the default) is a process of its own, which ends with this one; `in-process` is this one. */
  readonly mode?: 'child' | 'in-process';
  /** `off` (the default), the published ones (`atlas`), the name of a file, or numbers for single endpoint sets. */
  readonly rateLimits?: string | TestRateLimitRequest;
  /** What of its log goes to standard error. Default: `error`. */
  readonly logLevel?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** How long the start may take. Default: a minute. */
  readonly startTimeoutMs?: number;
}

const MODES = { child: startChildServer, 'in-process': startInProcessServer };
const OPTIONS = ['seed', 'guard', 'mode', 'rateLimits', 'logLevel', 'startTimeoutMs'];
const START_TIMEOUT_MS = 60_000;

/**
 * Starts a private server on a free port of this machine, with everything in memory and with test controls. Throws Error with the
 * server's own words when it cannot start, and for options that there are not.
 */
export async function startSallyport(options: SallyportOptions = {}): Promise<Sallyport> {
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`startSallyport takes no ${unknown}: there are ${OPTIONS.join(', ')}`);
  const { mode = 'child', startTimeoutMs = START_TIMEOUT_MS, ...request } = options;
  if (!Object.hasOwn(MODES, mode)) throw new TypeError(`mode is 'child' or 'in-process', and not ${mode}`);
  return sallyportOn(await MODES[mode](request, startTimeoutMs));
}
