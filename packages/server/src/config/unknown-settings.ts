import { nearestName } from '../domain/nearest-name.js';
import { fileVariableOf } from './secret-files.js';
import { settings } from './settings.js';

const PREFIX = 'SALLYPORT_';

/** What the commands that speak to a server read, the client package, and the image. */
const NOT_SETTINGS: readonly string[] = [
  'SALLYPORT_BASE_URL',
  'SALLYPORT_CA_FILE',
  'SALLYPORT_GATE_SECRET',
  'SALLYPORT_GUARD_URL',
  'SALLYPORT_URL',
];

const KNOWN = [
  ...NOT_SETTINGS,
  ...Object.values(settings).flatMap((setting) =>
    'isSecret' in setting && setting.isSecret ? [setting.env, fileVariableOf(setting)] : [setting.env],
  ),
];

/** Kubernetes makes these for a service that is called `sallyport`, for every container of its namespace. */
const OF_KUBERNETES = /^SALLYPORT_(?:SERVICE_(?:HOST|PORT)|PORT_\d+_)/;

/** Of more nobody reads. */
const MOST_NAMED = 10;

/** Variables that look like settings and are none, as a sentence, with the name that was probably meant. */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const unknown = Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !KNOWN.includes(name) && !OF_KUBERNETES.test(name))
    .sort();
  if (unknown.length === 0) return undefined;
  const named = unknown.slice(0, MOST_NAMED).map((name) => {
    const meant = nearestName(name, KNOWN);
    return meant === undefined ? name : `${name} (did you mean ${meant}?)`;
  });
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
  return `environment variables that nothing reads: ${named.join(', ')}${more}`;
}
