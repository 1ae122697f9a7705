import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { Call } from '../../api/call.js';
import { type DefinedApi, getGuardedApi } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { type GuardDefinition, readDefinition } from '../../domain.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Notice } from '../../kit/Notice.js';
import { Page } from '../../kit/Page.js';
import { usePathParam } from '../../shell/path-param.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';

/** A guarded API as its pages show it. */
export interface ShownApi {
  readonly scope: NamedScope;
  readonly api: DefinedApi;
  /** What the active version says, with every default written out. */
  readonly definition: GuardDefinition;
}

const TABS = [
  { path: '', label: 'Overview' },
  { path: 'routes', label: 'Routes' },
  { path: 'permissions', label: 'Permissions' },
  { path: 'usage', label: 'Usage' },
  { path: 'definition', label: 'Definition' },
] as const;

/** Around the pages of one guarded API: its title, and the way from one to the other. */
export function ApiFrame({
  tab,
  actions,
  calls = () => [],
  children,
}: {
  tab: (typeof TABS)[number]['path'];
  actions?: (shown: ShownApi) => ReactNode;
  /** What "Show as curl / CLI" has beside the API itself. */
  calls?: (shown: ShownApi) => readonly { readonly title: string; readonly call: Call }[];
  children: (shown: ShownApi) => ReactNode;
}) {
  const scope = useScope();
  const apiName = usePathParam('apiName');
  const call = getGuardedApi(scope.orgId, apiName);
  const query = useQuery(read(call));
  const shown = useShown(scope, query);
  const title = query.data?.title ?? apiName;
  const { label = '' } = TABS.find(({ path }) => path === tab) ?? {};
  return (
    <Page
      title={title}
      windowTitle={tab === '' ? title : `${label} · ${title}`}
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'guarded-apis')}>Guarded APIs</Link> · {scope.name}
        </>
      }
      actions={shown && actions?.(shown)}
    >
      <nav className="tabs" aria-label={`Pages of ${title}`}>
        {TABS.map(({ path, label: name }) => (
          <Link
            key={path}
            className="tab"
            to={scopeUrl(scope, `guarded-apis/${apiName}${path && `/${path}`}`)}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={path === tab ? 'page' : undefined}
            ref={path === tab ? bringIntoView : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <Loaded query={query}>{() => (shown ? children(shown) : <Unreadable />)}</Loaded>
      <CallPanel
        calls={[{ title: 'Show the guarded API', call }, ...(shown === undefined ? [] : calls(shown))]}
      />
    </Page>
  );
}

/** On a narrow screen the tabs are wider than it. */
function bringIntoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function useShown(scope: NamedScope, { data }: UseQueryResult<DefinedApi>): ShownApi | undefined {
  const text = data?.definition;
  const definition = useMemo(
    () => (text === undefined ? undefined : readDefinition(JSON.parse(text)).definition),
    [text],
  );
  return data === undefined || definition === undefined ? undefined : { scope, api: data, definition };
}

/** After an upgrade of the server, in a tab that has the console of before. */
function Unreadable() {
  return (
    <Notice tone="warning" title="This definition has something that this page does not know">
      <p>Load the page again: the server may have a newer console.</p>
    </Notice>
  );
}
