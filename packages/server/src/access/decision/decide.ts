import {
  type Asked,
  type Basis,
  beginDecision,
  type Decision,
  type Purpose,
  type Step,
  type Stop,
} from './decision.js';
import type { Rule } from './rule.js';
import { freshnessStep } from './steps/freshness.js';
import { type StepName, stepsByKind } from './steps.js';

/** Told of each step that was run, after it. */
export type StepListener = (step: Step<StepName>, decision: Decision) => void;

/**
 * Walks the steps for one request up to the first that stops it. Without a promise while everything is in memory; a
 * promise only when something has to be loaded.
 */
export type Decide = (
  asked: Asked,
  rule: Rule,
  purpose: Purpose,
  options?: {
    rateLimit?: Decision['rateLimit'];
    knownAt?: Decision['knownAt'];
    onStep?: StepListener;
  },
) => Decision | Promise<Decision>;

export function createDecide(basis: Basis): Decide {
  return (asked, rule, purpose, options) => {
    const decision = beginDecision(asked, rule, purpose, basis, options?.knownAt);
    decision.rateLimit = options?.rateLimit;
    const walked = walk(decision, stepsByKind[rule.kind], 0, options?.onStep);
    if (!(walked instanceof Promise)) return walked;
    return walked.then(async () => {
      // Loading can take so long that what was in memory at first is out of date by now.
      const stop = await freshnessStep.decide(decision);
      if (stop === undefined) return decision;
      stopAt(decision, freshnessStep, stop);
      options?.onStep?.(freshnessStep, decision);
      return decision;
    });
  };
}

function walk(
  decision: Decision,
  steps: readonly Step<StepName>[],
  from: number,
  onStep: StepListener | undefined,
): Decision | Promise<Decision> {
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] as Step<StepName>;
    const result = step.decide(decision);
    if (result === undefined) {
      if (onStep !== undefined) onStep(step, decision);
      continue;
    }
    if (result instanceof Promise)
      return result.then((stop) => {
        stopAt(decision, step, stop);
        onStep?.(step, decision);
        return stop === undefined ? walk(decision, steps, index + 1, onStep) : decision;
      });
    stopAt(decision, step, result);
    onStep?.(step, decision);
    return decision;
  }
  return decision;
}

function stopAt(decision: Decision, { name }: Step<StepName>, stop: Stop | undefined): void {
  decision.stop = stop;
  if (stop !== undefined) decision.stoppedAt = name;
}
