import { isId } from '../domain/ids.js';

/** Of longer ones the rest is left out. */
const MOST_SEGMENTS = 12;

/**
 * How the log names paths that no operation serves: the words that our own paths are made of, and ids. Everything else in a
 * path may be a secret that somebody pasted, so it is a star.
 */
export function createLoggedPath(templates: Iterable<string>): (target: string) => string {
  const words = new Set<string>(['']);
  for (const template of templates)
    for (const segment of template.split('/')) if (!/[{*]/.test(segment)) words.add(segment);
  return (target) => {
    const segments = (target.split('?', 1)[0] ?? '').split('/', MOST_SEGMENTS);
    return segments.map((segment) => (words.has(segment) || isId(segment) ? segment : '*')).join('/');
  };
}
