import { guardBounds } from '../bounds/guard.js';
import { type GuardDefinition, type GuardLimit, guardModes } from './definition.js';
import { type DefinitionField, definitionFields } from './definition-fields.js';
import { collectFaults, type Fault, type Faults, quoted } from './faults.js';
import { placeOf } from './mcp-tools.js';
import { readTemplate } from './path-template.js';
import { GUARD_NAME, NAME_RULE, readGates } from './read-gates.js';
import { readPermissions, readRoles } from './read-permissions.js';
import { readRoutes } from './read-routes.js';
import { readLimit, readScope } from './read-scope.js';
import { readFlag, readList, readProperties, readText, readTitle, readWord } from './read-values.js';

/** A definition, or everything that is wrong with it. */
export type ReadDefinition =
  | { readonly definition: GuardDefinition; readonly faults: readonly [] }
  | {
      readonly definition?: undefined;
      readonly faults: readonly Fault[];
      /** Faults that are not listed. */
      readonly unlisted: number;
    };

const FIELD_NAMES = Object.keys(definitionFields) as DefinitionField[];

/** Reads the content of a definition's document, with every check that needs nothing but the document. */
export function readDefinition(document: unknown): ReadDefinition {
  const faults = collectFaults();
  const fields = readProperties(document, [], FIELD_NAMES, faults) ?? {};
  const api = readName(fields.api, faults);
  const scope =
    fields.scope === undefined
      ? ({ kind: 'credential' } as const)
      : readScope(fields.scope, ['scope'], faults);
  const permissions = readPermissions(fields.permissions, faults);
  const roles = readRoles(fields.roles, permissions, faults);
  const isByMethod = fields.permissions === undefined || fields.permissions === null;
  const { routes, tools } = readRoutes(fields.routes, { permissions, isByMethod, scope }, faults);
  const challenge = readWord(fields.challenge, ['challenge'], ['digest', 'bearer'], 'digest', faults);
  const resource = fields.resource === undefined ? undefined : readResource(fields.resource, faults);
  const audience = readWord(fields.audience, ['audience'], ['any', 'required'], 'any', faults);
  if (fields.resource === undefined && challenge === 'bearer')
    faults.add(['challenge'], '"bearer" needs the URL of the API, as "resource"');
  const basePath = readBasePath(fields.basePath, faults);
  if (resource !== undefined && tools.length > 0 && !hasPostAt(resource, basePath, routes))
    faults.add(
      ['resource'],
      'its path must be that of the route to which tools are posted, such as "POST /mcp"',
    );
  readWord(fields.identity, ['identity'], ['headers'], 'headers', faults);
  const definition: GuardDefinition = {
    api,
    title: readTitle(fields.title, ['title'], api, faults),
    organization: readOrganization(fields.organization, faults),
    openTo: readWord(fields.openTo, ['openTo'], ['organization', 'installation'], 'organization', faults),
    ...(fields.mode !== undefined && { mode: readWord(fields.mode, ['mode'], guardModes, 'report', faults) }),
    basePath,
    scope: scope ?? { kind: 'credential' },
    challenge,
    ...(resource !== undefined && { resource }),
    audience,
    accepts: readAccepts(fields.accepts, faults),
    permissions,
    roles,
    routes,
    tools,
    limits: readLimits(fields.limits, faults),
    cors: readWord(fields.cors, ['cors'], ['pass', 'decide'], 'decide', faults),
    paths: readPaths(fields.paths, faults),
    gates: readGates(fields.gates, faults),
  };
  if (faults.count() === 0) return { definition, faults: [] };
  return { faults: faults.list, unlisted: faults.count() - faults.list.length };
}

function readName(value: unknown, faults: Faults): string {
  if (value === undefined) faults.add([], 'needs a name: "api: shop"');
  const name = value === undefined ? '' : (readText(value, ['api'], faults) ?? '');
  if (name !== '' && !GUARD_NAME.test(name)) faults.add(['api'], `${quoted(name)} ${NAME_RULE}`);
  return name;
}

/** The name or id of an organization. Whether there is one only the store knows. */
function readOrganization(value: unknown, faults: Faults): string {
  if (value === undefined) faults.add([], 'needs the organization that owns the API: "organization: Acme"');
  const text = value === undefined ? '' : (readText(value, ['organization'], faults) ?? '');
  if (value !== undefined && (text.trim() === '' || text.length > guardBounds.guardName.most))
    faults.add(['organization'], 'must be the name or the id of an organization');
  return text;
}

function readBasePath(value: unknown, faults: Faults): string {
  if (value === undefined || value === null || value === '' || value === '/') return '';
  const text = readText(value, ['basePath'], faults);
  if (text === undefined) return '';
  const segments = readTemplate(text);
  if (typeof segments === 'string') faults.add(['basePath'], `${quoted(text)}: ${segments}`);
  else if (segments.some((segment) => 'parameter' in segment))
    faults.add(['basePath'], `${quoted(text)}: parameters belong into the paths of routes`);
  return text;
}

/** The URL of the API as tokens and challenges name it (RFC 8707: without a fragment). */
function readResource(value: unknown, faults: Faults): string | undefined {
  const text = readText(value, ['resource'], faults);
  if (text === undefined) return undefined;
  const url =
    text.length <= guardBounds.resourceCharacters.most && URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const isPlain =
    /^[!-~]+$/.test(text) && !/[#?"\\]/.test(text) && url?.username === '' && url.password === '';
  if (url === undefined || (url.protocol !== 'https:' && !isLocal) || !isPlain)
    faults.add(
      ['resource'],
      'must be the https URL of the API, without query and fragment (http on this machine alone)',
    );
  return text;
}

/** Of a URL that cannot be read another fault tells. */
function hasPostAt(resource: string, basePath: string, routes: GuardDefinition['routes']): boolean {
  if (!URL.canParse(resource)) return true;
  const place = placeOf(new URL(resource).pathname);
  return routes.some(({ method, template }) => method === 'POST' && placeOf(basePath + template) === place);
}

const ACCEPTED = ['basic', 'apiKeyHeader', 'secrets'] as const;

function readAccepts(value: unknown, faults: Faults): GuardDefinition['accepts'] {
  const named = readList(value, ['accepts'], faults)
    .slice(0, ACCEPTED.length)
    .map((item, place) =>
      item === null ? null : readWord(item, ['accepts', place], ACCEPTED, 'basic', faults),
    );
  if (Array.isArray(value) && value.length > ACCEPTED.length)
    faults.add(['accepts'], `there are ${ACCEPTED.length} alone: ${ACCEPTED.join(', ')}`);
  return {
    basic: named.includes('basic'),
    apiKeyHeader: named.includes('apiKeyHeader'),
    secrets: named.includes('secrets'),
  };
}

function readLimits(value: unknown, faults: Faults): GuardDefinition['limits'] {
  if (value === undefined || value === null) return {};
  const map = readProperties(value, ['limits'], ['each credential', 'each project'], faults) ?? {};
  const limitOf = (name: 'each credential' | 'each project'): GuardLimit | undefined =>
    map[name] === undefined ? undefined : readLimit(map[name], ['limits', name], faults);
  const [credential, project] = [limitOf('each credential'), limitOf('each project')];
  return { ...(credential !== undefined && { credential }), ...(project !== undefined && { project }) };
}

function readPaths(value: unknown, faults: Faults): GuardDefinition['paths'] {
  const known = ['semicolon', 'encodedSlash', 'encodedPercent'] as const;
  const map =
    value === undefined || value === null ? {} : (readProperties(value, ['paths'], known, faults) ?? {});
  const flag = (name: (typeof known)[number]) => readFlag(map[name], ['paths', name], faults);
  return {
    semicolon: flag('semicolon'),
    encodedSlash: flag('encodedSlash'),
    encodedPercent: flag('encodedPercent'),
  };
}
