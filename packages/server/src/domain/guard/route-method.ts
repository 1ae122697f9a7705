const METHOD = /^[A-Z][A-Z-]{0,19}$/;
const NEVER = ['CONNECT', 'TRACE'];

/** Why no route has that method, and a gate never lets it pass; undefined for all others. */
export function methodProblem(method: string): string | undefined {
  if (NEVER.includes(method)) return 'never passes a gate';
  return METHOD.test(method) ? undefined : 'is no method: upper-case letters';
}
