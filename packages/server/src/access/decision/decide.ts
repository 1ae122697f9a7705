import type { Clock } from '../../domain/clock.js';
import type { Directory } from '../directory.js';
import { type Asked, beginDecision, type Decision, type Purpose, type Step } from './decision.js';
import type { Rule } from './rule.js';
import { freshnessStep } from './steps/freshness.js';
import { createSteps } from './steps.js';

/** Told of each step that was run, after it. */
export type StepListener = (step: Step, decision: Decision) => void;

/**
 * Walks the steps for one request up to the first that stops it. Without a promise while everything is in memory; a
 * promise only when something has to be loaded.
 */
export type Decide = (
  asked: Asked,
  rule: Rule,
  purpose: Purpose,
  options?: { rateLimit?: Decision['rateLimit']; onStep?: StepListener },
) => Decision | Promise<Decision>;

/** @param isFollowing whether the changes of other nodes are known here (store.ts) */
export function createDecide(directory: Directory, isFollowing: () => boolean, now: Clock): Decide {
  const freshness = freshnessStep(isFollowing);
  const stepsByKind = createSteps(directory, freshness, now);
  return (asked, rule, purpose, options) => {
    const decision = beginDecision(asked, rule, purpose);
    decision.rateLimit = options?.rateLimit;
    const walked = walk(decision, stepsByKind[rule.kind], 0, options?.onStep);
    if (!(walked instanceof Promise)) return walked;
    return walked.then(async () => {
      // Loading can take so long that what was in memory at first is out of date by now.
      const stop = await freshness.decide(decision);
      if (stop === undefined) return decision;
      decision.stop = stop;
      options?.onStep?.(freshness, decision);
      return decision;
    });
  };
}

function walk(
  decision: Decision,
  steps: readonly Step[],
  from: number,
  onStep: StepListener | undefined,
): Decision | Promise<Decision> {
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] as Step;
    const result = step.decide(decision);
    if (result instanceof Promise)
      return result.then((stop) => {
        decision.stop = stop;
        onStep?.(step, decision);
        return stop === undefined ? walk(decision, steps, index + 1, onStep) : decision;
      });
    decision.stop = result;
    if (onStep !== undefined) onStep(step, decision);
    if (result !== undefined) return decision;
  }
  return decision;
}
