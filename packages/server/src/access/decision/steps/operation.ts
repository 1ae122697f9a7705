import type { Refusal } from '../../../domain/errors.js';
import { defineStep, refused, type StepRecord } from '../decision.js';

/** After identification: to strangers every path below the API answers alike. */
export const operationStep = defineStep({
  name: 'operation',
  title: 'Operation',
  does: 'something is served at this path and method',
  refuses: '404, 405',
  decide: ({ rule }) => (rule.unserved === undefined ? undefined : refused(rule.unserved)),
  record({ asked: { method, target }, rule: { operation, unserved } }) {
    if (unserved !== undefined) return recordOf(unserved, method, target);
    return operation && { detail: `${method} ${operation.path} is ${operation.operationId}.` };
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
