import { createWaitingLine, type WaitingLine } from './waiting-line.js';

/** Runs a task once it holds all of these slots, given in ascending order. Tasks get a slot in the order in which they asked. */
export type SlotTurns = <T>(slots: readonly number[], task: () => Promise<T>) => Promise<T>;

export function createSlotTurns(): SlotTurns {
  /** The slots that somebody has, and who waits for them. */
  const lines = new Map<number, WaitingLine<void>>();

  function leave(slot: number): void {
    const first = lines.get(slot)?.next();
    if (first) first();
    else lines.delete(slot);
  }

  return async (slots, task) => {
    const had: number[] = [];
    try {
      for (const slot of slots) {
        const line = lines.get(slot);
        if (line) await line.join();
        else lines.set(slot, createWaitingLine<void>());
        had.push(slot);
      }
      return await task();
    } finally {
      for (const slot of had) leave(slot);
    }
  };
}
