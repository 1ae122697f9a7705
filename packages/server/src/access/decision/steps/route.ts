import { refuse } from '../../../domain/errors.js';
import { type Decision, defineStep, guardedOf, refused, requestPath } from '../decision.js';

const MOST_SHOWN = 200;

/** What a definition does not list is refused: there is no default that lets pass. */
export const routeStep = defineStep({
  name: 'route',
  title: 'Route',
  does: 'what the definition of a guarded API lists',
  refuses: '403: not listed',
  decide(decision) {
    return guardedOf(decision).route === undefined ? refused(notGuarded(decision)) : undefined;
  },
  record(decision) {
    const { route } = guardedOf(decision);
    if (route === undefined) return undefined;
    const needs = route.permission === undefined ? 'anybody may call it' : `it needs ${route.permission}`;
    return { detail: `The route is ${route.name}; ${needs}.` };
  },
});

function notGuarded(decision: Decision) {
  const { api } = guardedOf(decision);
  const { method, target } = decision.asked;
  const path = target.split('?', 1)[0] ?? '';
  const methods = api.routes.methodsAt(path).join(', ') || 'no method';
  return refuse('ROUTE_NOT_GUARDED', `${method} ${requestPath({ target }).slice(0, MOST_SHOWN)}`, methods);
}
