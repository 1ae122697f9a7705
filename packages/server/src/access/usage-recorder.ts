import type { CredentialUsage, LastUseOf } from '../store/store.js';

/** Collects which credential was used from where, in memory, and writes it in batches: never a write per request. */
export interface UsageRecorder {
  /** `entry` is the canonical CIDR block that let the call in, if the credential has a list. */
  record(credentialId: string, address: string, entry: string | undefined): void;
  /** A client secret minted a token. */
  recordSecret(secretId: string): void;
  /** Writes what was collected. Throws when the store does; what it could not write stays collected. */
  flush(): Promise<void>;
  /** Stops the timer and flushes once more. */
  close(): Promise<void>;
}

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
  now?: () => number;
}): UsageRecorder {
  const now = options.now ?? Date.now;
  let uses = new Map<string, Use>();
  let secretUses = new Map<string, number>();
  let flushing: Promise<void> | undefined;

  function record(credentialId: string, address: string, entry: string | undefined): void {
    const at = now();
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

  async function writeSecretUses(): Promise<void> {
    const batch = secretUses;
    if (batch.size === 0) return;
    secretUses = new Map();
    try {
      await options.flushSecretUse([...batch].map(([id, usedAt]) => ({ id, usedAt })));
    } catch (error) {
      secretUses = new Map([...batch, ...secretUses]);
      throw error;
    }
  }

  async function write(): Promise<void> {
    await writeSecretUses();
    const batch = uses;
    if (batch.size === 0) return;
    uses = new Map();
    try {
      await options.flushUsage([...batch].map(([credentialId, use]) => toUsage(credentialId, use)));
    } catch (error) {
      putBack(batch);
      throw error;
    }
  }

  function putBack(batch: Map<string, Use>): void {
    const newer = uses;
    uses = batch;
    for (const [credentialId, use] of newer) {
      const kept = uses.get(credentialId);
      if (kept === undefined) {
        uses.set(credentialId, use);
        continue;
      }
      kept.lastUsedAt = use.lastUsedAt;
      kept.lastUsedAddress = use.lastUsedAddress;
      for (const [block, counted] of use.entries ?? []) {
        kept.entries ??= new Map();
        const before = kept.entries.get(block);
        kept.entries.set(block, {
          ...counted,
          requestCount: counted.requestCount + (before?.requestCount ?? 0),
        });
      }
    }
  }

  async function flush(): Promise<void> {
    while (flushing) await flushing.catch(() => undefined);
    flushing = write().finally(() => {
      flushing = undefined;
    });
    await flushing;
  }

  const timer = setInterval(() => flush().catch(options.onError), options.intervalMs);
  timer.unref();

  return {
    record,
    recordSecret: (secretId) => secretUses.set(secretId, now()),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

function toUsage(credentialId: string, use: Use): CredentialUsage {
  return {
    credentialId,
    lastUsedAt: use.lastUsedAt,
    lastUsedAddress: use.lastUsedAddress,
    entries: [...(use.entries ?? [])].map(([cidrBlock, counted]) => ({ cidrBlock, ...counted })),
  };
}
