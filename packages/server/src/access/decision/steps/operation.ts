import type { Refusal } from '../../../domain/errors.js';
import { defineStep, refused, type StepRecord } from '../decision.js';
import { scopeStep } from './scope.js';

/**
 * After identification: to strangers every path below the API answers alike. Of a path that nothing serves the live service
 * says first whether its project is there.
 */
export const operationStep = defineStep({
  name: 'operation',
  title: 'Operation',
  does: 'something is served at this path and method',
  refuses: '404, 405',
  decide(decision) {
    const { unserved } = decision.rule;
    if (unserved === undefined) return undefined;
    const stop = decision.asked.path.groupId === undefined ? undefined : scopeStep.decide(decision);
    return stop instanceof Promise
      ? stop.then((later) => later ?? refused(unserved))
      : (stop ?? refused(unserved));
  },
  record(decision) {
    const { asked, rule, stop } = decision;
    const { operation, unserved } = rule;
    if (unserved === undefined)
      return operation && { detail: `${asked.method} ${operation.path} is ${operation.operationId}.` };
    return stop?.kind === 'refused' && stop.refusal !== unserved
      ? scopeStep.record?.(decision)
      : recordOf(unserved, asked.method, asked.target.split('?', 1)[0] ?? '');
  },
});

function recordOf({ code, detail, parameters }: Refusal, method: string, path: string): StepRecord {
  if (code === 'METHOD_NOT_ALLOWED') {
    const taken = String(parameters[1])
      .split(',')
      .filter((each) => each !== 'OPTIONS');
    return { detail: `${path} does not take ${method}.`, fix: `Use one of ${taken.join(', ')}.` };
  }
  return {
    detail: code === 'RESOURCE_NOT_FOUND' ? `Nothing is served at ${path}.` : detail,
    fix: 'Check the path; GET /api/openapi.json lists every one.',
  };
}
