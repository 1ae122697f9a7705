import { useMemo } from 'react';
import { Badge, Badges } from '../../kit/Badge.js';
import { Empty } from '../../kit/Page.js';
import { PathText } from '../../kit/PathText.js';
import type { Column } from '../../kit/Table.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import { useSearchValues } from '../../shell/search.js';
import { ApiFrame, type ShownApi } from './ApiFrame.js';
import styles from './GuardedApis.module.css';
import { limitText, scopeText } from './scope-text.js';
import { rolesFor, rolesOfApi, routesOf, type ShownRoute } from './who-may.js';

/** The routes of a guarded API, with what each needs and who may call it. */
export function RoutesPage() {
  return <ApiFrame tab="routes">{(shown) => <Routes {...shown} />}</ApiFrame>;
}

const PUBLIC = 'public';

function Routes({ definition }: ShownApi) {
  const [values, change] = useSearchValues();
  const routes = useMemo(() => routesOf(definition), [definition]);
  const columns = useMemo(() => columnsOf(definition), [definition]);
  const chosen = typeof values.permission === 'string' ? values.permission : '';
  const needed = (route: ShownRoute) => route.permission ?? PUBLIC;
  const shown = chosen === '' ? routes : routes.filter((route) => needed(route) === chosen);
  const permissions = [...new Set(routes.map(needed))].sort();
  return (
    <section className="stack" aria-label="Routes">
      <p className="quiet">
        A request that matches no route is refused. Where two match, the one with the literal part counts, not
        the one with a parameter. A GET route permits HEAD too.
      </p>
      <SearchableTable
        caption="Routes of the API"
        searchLabel="Search by method, path or permission"
        noun={['route', 'routes']}
        textOf={({ name, permission = PUBLIC }) => `${name} ${permission}`}
        filter={
          <select
            className="select"
            aria-label="Permission"
            value={chosen}
            onChange={(event) => change({ permission: event.target.value || undefined, page: undefined })}
          >
            <option value="">All permissions</option>
            {[...new Set([...permissions, ...(chosen === '' ? [] : [chosen])])].map((permission) => (
              <option key={permission}>{permission}</option>
            ))}
          </select>
        }
        rows={shown}
        keyOf={({ name }) => name}
        empty={<Empty title={chosen === '' ? 'No route' : `No route needs ${chosen}`} />}
        columns={columns}
      />
    </section>
  );
}

function columnsOf(definition: ShownApi['definition']): readonly Column<ShownRoute>[] {
  const roles = rolesOfApi(definition);
  const titles = new Map(definition.permissions.map(({ name, title }) => [name, title]));
  return [
    {
      name: 'Route',
      isHeader: true,
      cell: ({ method, path }) => (
        <span className={styles.route}>
          <code className={styles.method}>{method}</code> <PathText text={path} />
        </span>
      ),
    },
    {
      name: 'Needs',
      cell: ({ permission, scope, hasOwnScope, limit }) =>
        permission === undefined ? (
          <Badge>Public</Badge>
        ) : (
          <>
            <code>{permission}</code>
            {titles.get(permission) !== permission && <div className="hint">{titles.get(permission)}</div>}
            {hasOwnScope && <div className="hint">Roles count in: {scopeText(scope)}</div>}
            {limit && <div className="hint">At most {limitText(limit)}</div>}
          </>
        ),
    },
    {
      name: 'Who May',
      cell: (route) => {
        if (route.permission === undefined)
          return <span className="quiet">Anybody, without credentials</span>;
        const may = rolesFor(route, roles);
        const own = may.filter(({ isCustom }) => isCustom);
        const builtIn = may.filter(({ isCustom }) => !isCustom);
        return (
          <span className="stack-tight">
            {own.length > 0 && <Badges items={own.map(({ title }) => title)} />}
            <span className="hint">{builtIn.map(({ title }) => title).join(', ')}</span>
          </span>
        );
      },
    },
  ];
}
