import { refused, type Step } from '../decision.js';

/** After identification: to strangers every path below the API answers alike. */
export const operationStep: Step = {
  name: 'operation',
  decide: ({ rule }) => (rule.unserved === undefined ? undefined : refused(rule.unserved)),
  record({ asked, rule: { operation } }) {
    if (operation === undefined) return undefined;
    const { method, path, operationId } = operation;
    return { detail: `${method === 'GET' ? asked.method : method} ${path} is ${operationId}.` };
  },
};
