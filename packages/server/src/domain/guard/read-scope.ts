import { guardBounds } from '../bounds/guard.js';
import type { GuardLimit, GuardScope } from './definition.js';
import { type DocumentPath, type Faults, quoted } from './faults.js';
import { readProperties } from './read-values.js';

/** The name of a parameter of a path. */
export const PARAMETER_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const FORMS =
  '"credential", or { project: "{projectId}" }, { organization: "{orgId}" } or { project: header X-Project-Id }';
const HEADER = /^header +([A-Za-z][A-Za-z0-9-]*)$/;

/** Headers that say something else already, or that proxies change. */
const TAKEN_HEADER =
  /^(?:authorization|cookie|connection|content-.*|expect|forwarded|host|te|trailer|transfer-encoding|upgrade|via|proxy-.*|x-forwarded-.*|x-original-.*|x-rewrite-url|x-real-ip|x-api-key|x-sallyport-.*)$/i;

/** Where the project or organization of a request is named. */
export function readScope(value: unknown, path: DocumentPath, faults: Faults): GuardScope | undefined {
  if (value === 'credential') return { kind: 'credential' };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.add(path, `must be ${FORMS}`);
    return undefined;
  }
  const map = readProperties(value, path, ['project', 'organization'], faults);
  const [kind, ...others] = (['project', 'organization'] as const).filter(
    (name) => map?.[name] !== undefined,
  );
  if (kind === undefined || others.length > 0) {
    faults.add(path, `must be ${FORMS}`);
    return undefined;
  }
  const text = map?.[kind];
  if (typeof text === 'string' && text.length <= guardBounds.guardName.most) {
    const parameter = /^\{(.*)\}$/.exec(text)?.[1];
    if (parameter !== undefined && PARAMETER_NAME.test(parameter)) return { kind, from: 'path', parameter };
    const header = HEADER.exec(text)?.[1];
    if (header !== undefined && TAKEN_HEADER.test(header)) {
      faults.add([...path, kind], `${quoted(header)} means something else; take a header of the API's own`);
      return undefined;
    }
    if (header !== undefined) return { kind, from: 'header', header };
  }
  faults.add(
    [...path, kind],
    'must be a parameter of the path such as "{projectId}", or such as "header X-Project-Id"',
  );
  return undefined;
}

const SECONDS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
const LIMIT = /^([1-9][0-9]{0,8}) per (?:([1-9][0-9]{0,4}) )?(second|minute|hour|day)s?$/;

/** `10 per minute`, `100 per 30 seconds`. */
export function readLimit(value: unknown, path: DocumentPath, faults: Faults): GuardLimit | undefined {
  const found = typeof value === 'string' ? LIMIT.exec(value) : null;
  const perSeconds = Number(found?.[2] ?? 1) * SECONDS[(found?.[3] ?? 'second') as keyof typeof SECONDS];
  if (found !== null && perSeconds <= SECONDS.day) return { count: Number(found[1]), perSeconds };
  faults.add(path, 'must be such as "600 per minute" or "100 per 30 seconds", and of a day at most');
  return undefined;
}
