import type { Clock } from '../domain/clock.js';
import type { CredentialUsage, LastUseOf } from '../store/store.js';

/** Collects which credential was used from where, in memory, and writes it in batches: never a write per request. */
export interface UsageRecorder {
  /** `entry` is the canonical CIDR block that let the call in, if the credential has a list. */
  record(credentialId: string, address: string, entry: string | undefined): void;
  /** A client secret minted a token. */
  recordSecret(secretId: string): void;
  /** Writes what was collected. Throws when the store does; what it could not write stays collected. */
  flush(): Promise<void>;
  /** Of how many credentials and client secrets the use is collected and not written. */
  unwritten(): number;
  /** Stops the timer and flushes once more. */
  close(): Promise<void>;
}

/** Each write is one transaction, for which other writers wait. */
const CREDENTIALS_PER_WRITE = 5_000;
/** Beyond that the dates lag behind: a million credentials at a time must not cost more than the requests do. */
const CREDENTIALS_PER_INTERVAL = 10_000;

interface Use {
  lastUsedAt: number;
  lastUsedAddress: string;
  entries: Map<string, { requestCount: number; lastUsedAt: number; lastUsedAddress: string }> | undefined;
}

export function createUsageRecorder(options: {
  flushUsage: (usage: readonly CredentialUsage[]) => Promise<void>;
  flushSecretUse: (uses: readonly LastUseOf[]) => Promise<void>;
  intervalMs: number;
  onError: (error: unknown) => void;
  now: Clock;
}): UsageRecorder {
  const { now } = options;
  const uses = new Map<string, Use>();
  let secretUses = new Map<string, number>();
  /** What is being written. */
  let taken = new Map<string, Use>();
  let takenSecrets: ReadonlyMap<string, number> = new Map();
  let flushing: Promise<void> | undefined;

  async function writeSecretUses(): Promise<void> {
    const batch = secretUses;
    if (batch.size === 0) return;
    takenSecrets = batch;
    secretUses = new Map();
    try {
      await options.flushSecretUse([...batch].map(([id, usedAt]) => ({ id, usedAt })));
    } catch (error) {
      secretUses = new Map([...batch, ...secretUses]);
      throw error;
    } finally {
      takenSecrets = new Map();
    }
  }

  function takeOldest(max: number): void {
    for (const [credentialId, use] of uses) {
      if (taken.size >= max) break;
      taken.set(credentialId, use);
      uses.delete(credentialId);
    }
  }

  async function write(maxCredentials: number): Promise<void> {
    await writeSecretUses();
    takeOldest(maxCredentials);
    try {
      for (const part of parts(taken)) {
        await options.flushUsage(part.map(([credentialId, use]) => toUsage(credentialId, use)));
        for (const [credentialId] of part) taken.delete(credentialId);
      }
    } catch (error) {
      putBack(taken, uses);
      taken = new Map();
      throw error;
    }
  }

  async function flush(maxCredentials = Number.POSITIVE_INFINITY): Promise<void> {
    while (flushing) await flushing.catch(() => undefined);
    flushing = write(maxCredentials).finally(() => {
      flushing = undefined;
    });
    await flushing;
  }

  const timer = setInterval(() => flush(CREDENTIALS_PER_INTERVAL).catch(options.onError), options.intervalMs);
  timer.unref();

  return {
    record: (credentialId, address, entry) => countUse(uses, now(), credentialId, address, entry),
    recordSecret: (secretId) => secretUses.set(secretId, now()),
    flush: () => flush(),
    unwritten: () =>
      new Set([...uses.keys(), ...taken.keys(), ...secretUses.keys(), ...takenSecrets.keys()]).size,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

function countUse(
  uses: Map<string, Use>,
  at: number,
  credentialId: string,
  address: string,
  entry: string | undefined,
): void {
  let use = uses.get(credentialId);
  if (use === undefined) {
    use = { lastUsedAt: at, lastUsedAddress: address, entries: undefined };
    uses.set(credentialId, use);
  } else {
    use.lastUsedAt = at;
    use.lastUsedAddress = address;
  }
  if (entry === undefined) return;
  use.entries ??= new Map();
  const counted = use.entries.get(entry);
  if (counted === undefined) {
    use.entries.set(entry, { requestCount: 1, lastUsedAt: at, lastUsedAddress: address });
  } else {
    counted.requestCount++;
    counted.lastUsedAt = at;
    counted.lastUsedAddress = address;
  }
}

/** Adds uses that could not be written to those that came since. */
function putBack(batch: ReadonlyMap<string, Use>, uses: Map<string, Use>): void {
  for (const [credentialId, use] of batch) {
    const newer = uses.get(credentialId);
    if (newer === undefined) {
      uses.set(credentialId, use);
      continue;
    }
    for (const [block, counted] of use.entries ?? []) {
      newer.entries ??= new Map();
      const later = newer.entries.get(block);
      if (later === undefined) newer.entries.set(block, counted);
      else later.requestCount += counted.requestCount;
    }
  }
}

function parts<V>(map: ReadonlyMap<string, V>): [string, V][][] {
  const all = [...map];
  const count = Math.ceil(all.length / CREDENTIALS_PER_WRITE);
  return Array.from({ length: count }, (_, i) =>
    all.slice(i * CREDENTIALS_PER_WRITE, (i + 1) * CREDENTIALS_PER_WRITE),
  );
}

function toUsage(credentialId: string, use: Use): CredentialUsage {
  return {
    credentialId,
    lastUsedAt: use.lastUsedAt,
    lastUsedAddress: use.lastUsedAddress,
    entries: [...(use.entries ?? [])].map(([cidrBlock, counted]) => ({ cidrBlock, ...counted })),
  };
}
