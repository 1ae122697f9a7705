import type { Plugin, Rolldown } from 'vite';
import { NEWEST_VERSION } from '../client/src/index.js';
import { CSRF_HEADER } from '../server/src/domain/session-names.js';
import { type FirstReads, firstReads } from './first-reads.js';

/** Where the script stands in `index.html`: after the base, which its addresses are below. */
const PLACE = '<!-- page-start -->';

/** At the end of a chunk's name: it has those pages of a folder that are below others, such as that of one key. */
export const BELOW = '-below';

/** What the script is told by the build. Addresses are below the base of the page. */
interface Told {
  /** Scripts of each folder of pages, beside those that the page names itself; with `/` after it, of those below others. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
  /** First segments of addresses whose pages are in a folder of another name. */
  readonly folders: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly reads: FirstReads;
}

/**
 * Puts a script into the page that runs before anything is painted: it sets the theme, and asks at once for the scripts of the
 * page that is wanted and for what it reads first, which would be asked for one after the other.
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
    reads: firstReads,
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
      if (!folder) continue;
      const key = chunk.name === folder + BELOW ? `${folder}/` : folder;
      folders.set(key, filesOf(chunk, folders.get(key) ?? new Set()));
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
  const path = location.pathname.slice(base.length) || (last ? `organizations/${last}` : '');
  const [root = '', id = 'new', ...rest] = path.split('/');
  const isScope = (root === 'organizations' || root === 'projects') && id !== 'new';
  let below = rest.join('/');
  // As the routes lead on from there.
  if (below === '') below = root === 'projects' ? 'applications/api-keys' : 'overview';
  if (below === 'applications') below = 'applications/service-accounts';
  const [first = '', second = ''] = below.split('/');
  const segment = !isScope ? root : first === 'applications' ? second : first === 'settings' ? root : first;
  // Segments are whatever somebody typed.
  const own = <T>(all: Readonly<Record<string, T>>, name: string) =>
    Object.hasOwn(all, name) ? all[name] : undefined;
  const folder = own(folders, segment) ?? segment;
  const isBelow = below.split('/').length > (first === 'applications' ? 2 : 1);
  for (const file of [...(own(scripts, folder) ?? []), ...((isBelow && own(scripts, `${folder}/`)) || [])]) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = file;
    document.head.append(link);
  }
  const isForVisitors = root !== 'sign-in' && own(folders, root) !== undefined;
  const begun: Record<string, Promise<Response>> = {};
  Object.assign(window, { sallyportReads: begun });
  const ask = (address: string): Promise<Response> => {
    const url = new URL(address.replace('{ID}', id), document.baseURI).href;
    const answer = fetch(url, { headers });
    begun[url] = answer;
    return answer;
  };
  // With values behind a question mark it may be another part of the list.
  const page = location.search !== '' ? '?' : isScope ? `${root}/{ID}/${below}` : path;
  const forSome = own(reads.forSome, page);
  if (!isForVisitors)
    for (const address of [reads.always, ...(isScope ? reads[root] : []), ...(own(reads.pages, page) ?? [])])
      ask(address)
        .then(async (answer) => {
          if (forSome === undefined || address !== reads.permissions || !answer.ok) return;
          const { permissions } = await answer.clone().json();
          if (permissions.includes(forSome.permission))
            for (const more of forSome.reads) void ask(more).catch(() => {});
        })
        // Whoever takes it hears of it.
        .catch(() => {});
  // The first one takes a browser long, and has time now: lists show times.
  setTimeout(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }));
}
