import { guardBounds } from '../bounds/guard.js';
import { PARAMETER_NAME } from './read-scope.js';

/** One segment of a path template: a literal, or a parameter, which a verb may follow: `{orderId}:refund`. */
export type TemplateSegment =
  | { readonly literal: string }
  | { readonly parameter: string; readonly verb?: string };

/** What a segment of a path may hold without being encoded (RFC 3986), but for `;`, which servers read in several ways. */
const LITERAL = /^[A-Za-z0-9\-._~!$&'()*+,=:@]+$/;
const WITH_PARAMETER = /^\{([^{}]*)\}(?::([A-Za-z][A-Za-z0-9_-]*))?$/;

/** The segments of a template such as `/orders/{orderId}:refund`; a text where it is none, which says why. */
export function readTemplate(template: string): readonly TemplateSegment[] | string {
  if (!template.startsWith('/')) return 'a path begins with /';
  if (template.length > guardBounds.templateCharacters.most)
    return `a path has at most ${guardBounds.templateCharacters.most} characters`;
  if (template === '/') return [];
  if (template.endsWith('/')) return 'leave out the / at the end: one more is ignored in requests';
  const parts = template.slice(1).split('/');
  if (parts.length > guardBounds.templateSegments.most)
    return `a path has at most ${guardBounds.templateSegments.most} segments`;
  const segments: TemplateSegment[] = [];
  for (const part of parts) {
    const segment = readSegment(part);
    if (typeof segment === 'string') return segment;
    segments.push(segment);
  }
  const parameters = parametersOf(segments);
  const repeated = parameters.find((name, place) => parameters.indexOf(name) !== place);
  return repeated === undefined ? segments : `there are two parameters {${repeated}}`;
}

function readSegment(part: string): TemplateSegment | string {
  if (part === '') return 'there is a segment with nothing in it';
  if (part === '.' || part === '..') return `a segment ${part} never arrives`;
  if (LITERAL.test(part)) return { literal: part };
  const found = WITH_PARAMETER.exec(part);
  const [, parameter, verb] = found ?? [];
  if (parameter === undefined)
    return /[{}]/.test(part)
      ? `a parameter is a whole segment such as {orderId}, or one with a verb such as {orderId}:refund`
      : `a segment has letters, digits and -._~!$&'()*+,=:@ alone`;
  if (!PARAMETER_NAME.test(parameter) || parameter.length > guardBounds.guardName.most)
    return `a parameter has a name of letters, digits and _, of at most ${guardBounds.guardName.most} characters`;
  return verb === undefined ? { parameter } : { parameter, verb };
}

export function parametersOf(segments: readonly TemplateSegment[]): readonly string[] {
  return segments.flatMap((segment) => ('parameter' in segment ? segment.parameter : []));
}

/** Equal for templates that match the same paths: names of parameters and letter case count for nothing. */
export function shapeOf(segments: readonly TemplateSegment[]): string {
  return segments
    .map((segment) =>
      'literal' in segment
        ? `/${segment.literal.toLowerCase()}`
        : `/{}${segment.verb === undefined ? '' : `:${segment.verb.toLowerCase()}`}`,
    )
    .join('');
}
