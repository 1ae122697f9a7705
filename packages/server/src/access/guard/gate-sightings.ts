import type { Clock } from '../../domain/clock.js';
import type { LastUseOf } from '../../store/store.js';

/** Collects when gates asked last, in memory, and writes it from time to time: as many rows as there are gates. */
export interface GateSightings {
  /** A gate asked. */
  saw(gateId: string): void;
  /** Stops the timer and writes once more. Throws when the store does. */
  close(): Promise<void>;
}

export function createGateSightings({
  flush,
  intervalMs,
  onError,
  now,
}: {
  readonly flush: (sightings: readonly LastUseOf[]) => Promise<void>;
  readonly intervalMs: number;
  readonly onError: (error: unknown) => void;
  readonly now: Clock;
}): GateSightings {
  let seen = new Map<string, number>();

  async function write(): Promise<void> {
    const batch = seen;
    if (batch.size === 0) return;
    seen = new Map();
    try {
      await flush([...batch].map(([id, usedAt]) => ({ id, usedAt })));
    } catch (error) {
      seen = new Map([...batch, ...seen]);
      throw error;
    }
  }

  const timer = setInterval(() => write().catch(onError), intervalMs);
  timer.unref();
  return {
    saw: (gateId) => seen.set(gateId, now()),
    async close() {
      clearInterval(timer);
      await write();
    },
  };
}
