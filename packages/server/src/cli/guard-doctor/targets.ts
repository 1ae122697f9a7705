import { randomBytes } from 'node:crypto';
import { findPathProblem } from '../../domain/guard/canonical-path.js';
import { compileApi } from '../../domain/guard/compile-api.js';
import type { GuardDefinition, GuardMode, GuardRoute } from '../../domain/guard/definition.js';
import { readTemplate } from '../../domain/guard/path-template.js';

/** What is asked for. */
export interface Targets {
  /** Takes credentials, whether or not a route is listed there. */
  readonly guarded: string;
  /** Whether `guarded` is a route of the API. */
  readonly isListed: boolean;
  /** Not listed; undefined where the API lists every path that was thought of. */
  readonly unlisted: string | undefined;
  /** Anybody may get it; undefined where there is no such route, or it is not known. */
  readonly open: string | undefined;
  /** `guarded` in spellings that servers read in several ways, and by ways around. The gate refuses each of them. */
  readonly tricks: readonly string[];
}

/** Without a definition a path that nobody has listed takes credentials too: the gate tells strangers nothing about routes. */
export function targetsOf(
  api: { readonly definition: GuardDefinition; readonly mode: GuardMode } | undefined,
  givenPath: string | undefined,
): Targets {
  const name = `sallyport-doctor-${randomBytes(6).toString('hex')}`;
  if (api === undefined) {
    const unlisted = `/${name}`;
    const guarded = givenPath ?? unlisted;
    const isListed = givenPath !== undefined;
    return { guarded, isListed, unlisted, open: undefined, tricks: tricksOf(guarded, undefined) };
  }
  const { definition } = api;
  const { routes } = compileApi({
    id: '',
    organizationId: '',
    name: definition.api,
    openTo: definition.openTo,
    mode: api.mode,
    version: 1,
    definition,
  });
  const unlisted = [`${definition.basePath}/${name}`, `/${name}`, deep(name)].find(
    (path) => routes.find('GET', path) === undefined,
  );
  const gets = definition.routes.filter(({ method }) => method === 'GET');
  const listed = gets.filter(({ permission }) => permission !== 'public').map(pathOf);
  // Calls that are counted could be those of others.
  const open = gets
    .filter(({ permission }) => permission === 'public')
    .sort((one, other) => Number(one.limit !== undefined) - Number(other.limit !== undefined))
    .map(pathOf)
    .find((path) => isOf(path, true));
  const found = givenPath ?? listed.find((path) => isOf(path, false));
  const guarded = found ?? unlisted ?? `${definition.basePath}/%2e%2e/${name}`;
  return {
    guarded,
    isListed: found !== undefined,
    unlisted,
    open,
    tricks: tricksOf(guarded, open).filter((path) => findPathProblem(path, definition.paths) !== undefined),
  };

  function pathOf({ template }: GuardRoute): string {
    const segments = readTemplate(template);
    if (typeof segments === 'string') return '';
    const parts = segments.map((segment) =>
      'literal' in segment
        ? segment.literal
        : MADE_UP_ID + (segment.verb === undefined ? '' : `:${segment.verb}`),
    );
    return `${definition.basePath}/${parts.join('/')}`;
  }

  /** Whether the path leads to a route that anybody may call, or to one that takes credentials. */
  function isOf(path: string, isOpen: boolean): boolean {
    const route = routes.find('GET', path);
    return route !== undefined && route !== 'ambiguous' && (route.route.permission === undefined) === isOpen;
  }
}

/** Of a project or a thing in the API: there is none. */
const MADE_UP_ID = '0'.repeat(24);

/** Behind more segments than a template has that takes every path. */
function deep(name: string): string {
  return `/${Array.from({ length: 16 }, () => name).join('/')}`;
}

function tricksOf(guarded: string, open: string | undefined): readonly string[] {
  const last = guarded.lastIndexOf('/');
  const [before, behind] = [guarded.slice(0, last), guarded.slice(last + 1)];
  return [
    `/x/..${guarded}`,
    `/x/%2e%2e${guarded}`,
    `/%2E${guarded}`,
    `/${guarded}`,
    `${before}//${behind}`,
    `${before}%2F${behind}`,
    `${before}%5C${behind}`,
    `${before}\\${behind}`,
    `${guarded};x=1`,
    `/;x=1${guarded}`,
    `${guarded}%2500`,
    ...(open === undefined ? [] : aroundOf(open, guarded)),
  ];
}

/** From a path that is open to one that is not, for proxies that ask about the beginning of a path alone. */
function aroundOf(open: string, guarded: string): readonly string[] {
  // Above the root there is nothing: some servers refuse that by themselves.
  const count = open.split('/').filter((segment) => segment !== '').length;
  if (count === 0) return [];
  return ['/..', '/%2e%2e', '/..;x', '%2F..'].map((up) => open + up.repeat(count) + guarded);
}
