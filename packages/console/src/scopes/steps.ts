import type { Call } from '../api/call.js';
import { send } from '../api/send.js';

/** One of several calls that do not depend on each other. */
export interface Step {
  /** The same for the same step in another attempt. */
  readonly key: string;
  /** What it does, and what was done: `Invite ann@example.com`. */
  readonly title: string;
  readonly call: Call;
}

/** What became of steps, by key: `undefined` of one that was taken, the error of one that failed. */
export type Outcomes = ReadonlyMap<string, { readonly error?: unknown }>;

export const isTaken = (outcomes: Outcomes, key: string): boolean => {
  const outcome = outcomes.get(key);
  return outcome !== undefined && outcome.error === undefined;
};

/** Takes the steps that were not taken before, all of them, whether or not one fails. Never throws. */
export async function takeSteps(steps: readonly Step[], before: Outcomes): Promise<Outcomes> {
  const outcomes = new Map(before);
  for (const { key, call } of steps) {
    if (isTaken(before, key)) continue;
    try {
      await send(call);
      outcomes.set(key, {});
    } catch (error) {
      outcomes.set(key, { error });
    }
  }
  return outcomes;
}
