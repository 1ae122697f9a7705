import type { IncomingMessage } from 'node:http';

/** The first segments of the console's own addresses; whatever is below one is a page as well. */
export const PAGE_ROOTS = [
  'organizations',
  'projects',
  'account',
  'sign-in',
  'forgot-password',
  'reset-password',
  'invitation',
  'api-reference',
] as const;

/** The first segments of what programs ask for: there an unknown path gets the error that programs read. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'healthz',
  'metrics',
  'readyz',
  'setup',
  '.well-known',
]);

/** Whether somebody in a browser went to a path that is none: they get a page that says so. */
export function isNavigation(request: Pick<IncomingMessage, 'method' | 'headers'>, path: string): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (FOR_PROGRAMS.has(path.split('/')[1] ?? '')) return false;
  return /(?:^|,)\s*text\/html\s*(?:[,;]|$)/i.test(request.headers.accept ?? '');
}
