import type { Plugin, Rolldown } from 'vite';
import { atlas, callOf, NEWEST_VERSION } from '../client/src/index.js';
import { CSRF_HEADER } from '../server/src/domain/session-names.js';

/** Where the script stands in `index.html`: after the base, which its addresses are below. */
const PLACE = '<!-- page-start -->';

const ID = '{ID}';

/** What the script is told by the build. Addresses are below the base of the page. */
interface Told {
  /** Scripts of each folder of pages, beside those that the page names itself. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
  /** First segments of addresses whose pages are in a folder of another name. */
  readonly folders: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** What is read first of whoever is signed in, of an organization, and of a project; with `{ID}` in it. */
  readonly reads: { readonly always: string; readonly organizations: string[]; readonly projects: string[] };
}

/**
 * Puts a script into the page that runs before anything is painted: it sets the theme, and asks at once for the scripts of the
 * page that is wanted and for what every page reads first, which would be asked for one after the other.
 */
export function pageStart(): Plugin {
  return {
    name: 'page-start',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!html.includes(PLACE)) throw new Error(`index.html must hold ${PLACE}`);
        return html.replace(
          PLACE,
          () => `<script>(${start})(${JSON.stringify(told(html, bundle))});</script>`,
        );
      },
    },
  };
}

function told(html: string, bundle: Rolldown.OutputBundle | undefined): Told {
  const pathOf = (call: { readonly path: string }) => call.path.slice(1).replaceAll('%7BID%7D', ID);
  return {
    scripts: bundle ? scriptsByFolder(html, bundle) : {},
    folders: {
      'forgot-password': 'sign-in',
      'reset-password': 'sign-in',
      invitation: 'sign-in',
      'access-manager': 'api-keys',
      'apply-definition': 'guarded-apis',
      'new-gate': 'gates',
    },
    headers: { Accept: `application/vnd.atlas.${NEWEST_VERSION}+json`, [CSRF_HEADER]: '' },
    reads: {
      always: pathOf(callOf(atlas, 'getSession', {})),
      organizations: [
        pathOf(callOf(atlas, 'getOrg', { orgId: ID })),
        pathOf(callOf(atlas, 'getOrgPermissions', { orgId: ID })),
      ],
      projects: [
        pathOf(callOf(atlas, 'getGroup', { groupId: ID })),
        pathOf(callOf(atlas, 'getGroupPermissions', { groupId: ID })),
      ],
    },
  };
}

/** The chunk of each folder of pages, with what it imports and the page does not name. */
function scriptsByFolder(html: string, bundle: Rolldown.OutputBundle): Told['scripts'] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const filesOf = (chunk: Rolldown.OutputChunk, found: Set<string>): Set<string> => {
    if (found.has(chunk.fileName) || html.includes(chunk.fileName)) return found;
    found.add(chunk.fileName);
    for (const name of chunk.imports) {
      const imported = chunks.find(({ fileName }) => fileName === name);
      if (imported) filesOf(imported, found);
    }
    return found;
  };
  const folders = new Map<string, Set<string>>();
  for (const chunk of chunks)
    for (const id of chunk.moduleIds) {
      const folder = /\/src\/pages\/([^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
      if (folder) folders.set(folder, filesOf(chunk, folders.get(folder) ?? new Set()));
    }
  return Object.fromEntries([...folders].map(([folder, files]) => [folder, [...files]]));
}

/** Runs in the page, as text: nothing but its argument is there. */
function start({ scripts, folders, headers, reads }: Told): void {
  const theme = localStorage.getItem('sallyport.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    // Until the styles are there, the ground of the window is painted by this.
    document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
  }
  const base = new URL(document.baseURI).pathname;
  const last = localStorage.getItem('sallyport.organization');
  const path = location.pathname.slice(base.length) || (last ? `organizations/${last}/overview` : '');
  const [root = '', id = 'new', first, second = 'service-accounts'] = path.split('/');
  const isScope = (root === 'organizations' || root === 'projects') && id !== 'new';
  const segment = !isScope
    ? root
    : first === 'applications'
      ? second
      : first === 'settings'
        ? root
        : (first ?? (root === 'projects' ? 'api-keys' : 'overview'));
  for (const file of scripts[folders[segment] ?? segment] ?? []) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = file;
    document.head.append(link);
  }
  const isForVisitors = root !== 'sign-in' && folders[root] !== undefined;
  const begun: Record<string, Promise<Response>> = {};
  if (!isForVisitors)
    for (const address of [reads.always, ...(isScope ? reads[root] : [])]) {
      const url = new URL(address.replace('{ID}', id), document.baseURI).href;
      begun[url] = fetch(url, { headers });
      // Whoever takes it hears of it.
      begun[url].catch(() => {});
    }
  Object.assign(window, { sallyportReads: begun });
}
