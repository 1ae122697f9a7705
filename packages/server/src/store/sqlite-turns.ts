import type { Group } from './sqlite-group.js';
import type { GroupStoring } from './sqlite-group-storing.js';
import { createWaitingLine, TURN_TIMEOUT_MS } from './waiting-line.js';

/** More in one commit save little, and whoever came first waits for all. */
const MOST_MEMBERS = 64;
/** About what a slow disk takes for a commit: collecting for longer would cost the first more than it saves. */
const COLLECTING_MS = 10;

/** Leave to draft a transaction, which one at a time has. */
export interface Turn {
  /** The group to join, or nothing: to begin one. */
  readonly joined: Group | undefined;
  /** How much longer it may wait, in milliseconds. What it waited for its turn is gone; its own work does not count. */
  readonly patienceMs: number;
}

export interface Turns {
  take(): Promise<Turn>;
  /** Somebody else has the next one, in the same group where that goes; else the group is stored first. */
  end(group: Group | undefined): void;
}

export function createTurns({ store, isTogether }: GroupStoring): Turns {
  const line = createWaitingLine<Group | undefined>();
  let isTaken = false;

  function mayGrow({ ended, beganAt }: Group): boolean {
    return isTogether() && ended.length < MOST_MEMBERS && performance.now() - beganAt < COLLECTING_MS;
  }

  function end(group: Group | undefined): void {
    if (group === undefined || group.ended.length === 0) {
      const first = line.next();
      if (first) first(undefined);
      else isTaken = false;
      return;
    }
    const joins = mayGrow(group) ? line.next() : undefined;
    if (joins) joins(group);
    else void store(group).then(() => end(undefined));
  }

  return {
    async take() {
      const cameAt = performance.now();
      const joined = isTaken ? await line.join() : undefined;
      isTaken = true;
      return { joined, patienceMs: TURN_TIMEOUT_MS - (performance.now() - cameAt) };
    },
    end,
  };
}
